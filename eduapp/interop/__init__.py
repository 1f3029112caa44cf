"""What others read: one package a format. Values in, bytes out; no web, no database, no clock."""
