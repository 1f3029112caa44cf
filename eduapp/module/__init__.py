"""Modules: what an organiser publishes. Text in, values out: no disk, no clock, no web, no database."""
