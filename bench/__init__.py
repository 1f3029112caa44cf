"""Measures how fast large cases are checked and how fast learners are served: `make bench`."""
