"""The pages of organisers, operators and authors: problems that learners reported, files that are withheld, cohorts
that nobody teaches."""

from eduapp.web.publish import cohorts, content, problems
from eduapp.web.publish.blueprint import publish

__all__ = ["cohorts", "content", "problems", "publish"]
