"""The pages of organisers, authors and reviewers: drafts, files that are withheld, problems that learners reported."""

from eduapp.web.publish import changed, content, drafts, editor, files, modules, problems, release, review
from eduapp.web.publish.blueprint import publish

__all__ = ["changed", "content", "drafts", "editor", "files", "modules", "problems", "publish", "release", "review"]
