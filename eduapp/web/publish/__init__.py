"""The pages of organisers and authors: problems that learners reported, files that are withheld."""

from eduapp.web.publish import content, problems
from eduapp.web.publish.blueprint import publish

__all__ = ["content", "problems", "publish"]
