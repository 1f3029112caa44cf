"""The pages of organisers, operators, authors and reviewers: drafts, withheld files, reported problems, and cohorts
that nobody teaches."""

from eduapp.web.publish import changed, cohorts, content, drafts, editor, files, modules, problems, release, review
from eduapp.web.publish.blueprint import publish

__all__ = [
    "changed",
    "cohorts",
    "content",
    "drafts",
    "editor",
    "files",
    "modules",
    "problems",
    "publish",
    "release",
    "review",
]
