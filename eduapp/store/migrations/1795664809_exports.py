"""Files that the job process makes.

Revision ID: 1795664809
Revises: 1795660061
"""

import sqlalchemy as sa
from alembic import op

revision = "1795664809"
down_revision = "1795660061"
branch_labels = ()
depends_on = None


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("kind IN ('csv', 'xlsx')", name=op.f("ck_export_kind")),
        sa.CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name=op.f("ck_export_state")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_export_cohort_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_export_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    op.create_index(op.f("ix_export_person_id"), "export", ["person_id"], unique=False)
    op.create_index(op.f("ix_export_asked_at"), "export", ["asked_at"], unique=False)
    op.create_index(op.f("ix_export_cohort_id_id"), "export", ["cohort_id", "id"], unique=False)
    op.create_index(op.f("ix_export_state_touched_at"), "export", ["state", "touched_at"], unique=False)


def downgrade() -> None:
    op.drop_table("export")
