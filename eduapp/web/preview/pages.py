"""All pages of a preview, on their blueprint."""

from eduapp.web.preview import changed, cover, debrief, map, picture, scene
from eduapp.web.preview.blueprint import preview

__all__ = ["changed", "cover", "debrief", "map", "picture", "preview", "scene"]
