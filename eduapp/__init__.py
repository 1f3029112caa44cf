"""Branching cases about multiple sclerosis: read from Markdown, checked, played and mapped.

This file imports nothing, so that `import eduapp.case` stays as small as the case rooms are.
"""

__version__ = "0.1.0"
