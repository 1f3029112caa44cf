"""What the acts of a case are worth, as it was found once.

Revision ID: 1795677500
Revises: 1795677000
"""

import sqlalchemy as sa
from alembic import op

revision = "1795677500"
down_revision = "1795677000"
branch_labels = ()
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weighing",
        sa.Column("revision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_weighing_revision_id")),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_weighing")),
    )


def downgrade() -> None:
    op.drop_table("weighing")
