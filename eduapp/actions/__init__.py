"""What people do here: plain functions over the store. They flush and never commit; the time is an argument."""
