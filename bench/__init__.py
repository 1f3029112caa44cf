"""Measures how fast large cases are checked: `make bench`."""
