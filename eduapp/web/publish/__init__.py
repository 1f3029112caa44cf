"""The pages of organisers and authors: problems that learners reported, files that are withheld."""

from eduapp.web.publish.blueprint import publish

__all__ = ["publish"]
