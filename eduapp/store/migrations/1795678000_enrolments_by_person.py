"""An index that holds the release of each enrolment, by person.

Revision ID: 1795678000
Revises: 1795677500
"""

from alembic import op

revision = "1795678000"
down_revision = "1795677500"
branch_labels = ()
depends_on = None


def upgrade() -> None:
    op.create_index("ix_enrolment_person", "enrolment", ["person_id", "id", "release_id"])


def downgrade() -> None:
    op.drop_index("ix_enrolment_person", "enrolment")
