"""Quizzes: their format, the checker, how answers are marked and shown. Knows no web and no database."""
