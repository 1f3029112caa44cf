"""Indexes that hold what marks need of the quizzes of a cohort, and which comments nobody has read.

Revision ID: 1795677000
Revises: 1795676000
"""

import sqlalchemy as sa
from alembic import op

revision = "1795677000"
down_revision = "1795676000"
branch_labels = ()
depends_on = None

TRIED = sa.text("cohort_id IS NOT NULL AND finished_at IS NOT NULL")
OPEN = sa.text("cohort_id IS NOT NULL AND finished_at IS NULL")
UNREAD = sa.text("read_at IS NULL")
HELD = (
    "cohort_id",
    "person_id",
    "assignment_id",
    "revision_id",
    "enrolment_id",
    "finished_at",
    "passed",
    "share",
    "id",
)


def upgrade() -> None:
    op.create_index("ix_quiz_attempt_tried", "quiz_attempt", HELD, sqlite_where=TRIED, postgresql_where=TRIED)
    op.create_index(
        "ix_quiz_attempt_open", "quiz_attempt", ["cohort_id", "person_id"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_index("ix_comment_unread", "comment", ["person_id"], sqlite_where=UNREAD, postgresql_where=UNREAD)


def downgrade() -> None:
    op.drop_index("ix_comment_unread", "comment")
    op.drop_index("ix_quiz_attempt_open", "quiz_attempt")
    op.drop_index("ix_quiz_attempt_tried", "quiz_attempt")
