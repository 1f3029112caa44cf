"""The pages of organisers, authors and reviewers: what waits for them, drafts, the evidence that modules rest on, files
that are withheld, problems that learners reported."""

from eduapp.web.publish import content, drafts, editor, evidence, modules, overview, problems, release, review
from eduapp.web.publish.blueprint import publish

__all__ = [
    "content",
    "drafts",
    "editor",
    "evidence",
    "modules",
    "overview",
    "problems",
    "publish",
    "release",
    "review",
]
