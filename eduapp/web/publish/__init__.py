"""The pages of organisers, operators, authors and reviewers: drafts, withheld files, reported problems, and cohorts
that nobody teaches."""

from eduapp.web.publish import cohorts, content, drafts, editor, modules, problems, release, review
from eduapp.web.publish.blueprint import publish

__all__ = ["cohorts", "content", "drafts", "editor", "modules", "problems", "publish", "release", "review"]
