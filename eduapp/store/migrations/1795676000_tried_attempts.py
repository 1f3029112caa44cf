"""Indexes that hold what marks need of the attempts of a cohort.

Revision ID: 1795676000
Revises: 1795675500
"""

import sqlalchemy as sa
from alembic import op

revision = "1795676000"
down_revision = "1795675500"
branch_labels = ()
depends_on = None

TRIED = sa.text("cohort_id IS NOT NULL AND finished_at IS NOT NULL")
OPEN = sa.text("cohort_id IS NOT NULL AND finished_at IS NULL")
HELD = (
    "cohort_id",
    "person_id",
    "assignment_id",
    "kind",
    "case_key",
    "revision_id",
    "enrolment_id",
    "finished_at",
    "passed",
    "points",
    "best",
    "unsafe",
    "id",
)


def upgrade() -> None:
    op.create_index("ix_attempt_tried", "attempt", HELD, sqlite_where=TRIED, postgresql_where=TRIED)
    op.create_index("ix_attempt_open", "attempt", ["cohort_id", "person_id"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_index("ix_attempt_open", "attempt")
    op.drop_index("ix_attempt_tried", "attempt")
