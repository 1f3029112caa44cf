"""Cases: from Markdown to a played path, and what a case proves about itself. Pure."""
