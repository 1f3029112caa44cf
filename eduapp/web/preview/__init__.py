"""The preview of a draft: an author plays a file from any scene with any variables, and nothing is stored."""

from eduapp.web.preview.app import create_preview

__all__ = ["create_preview"]
