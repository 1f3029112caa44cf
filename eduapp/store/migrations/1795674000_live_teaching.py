"""Live cases, their seats, votes and tallies.

Revision ID: 1795674000
Revises: 1795672000
"""

import sqlalchemy as sa
from alembic import op

revision = "1795674000"
down_revision = "1795672000"
branch_labels = ()
depends_on = None


def upgrade() -> None:
    op.create_table(
        "live_case",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("cohort_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("revision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decided", sa.SmallInteger(), nullable=False),
        sa.Column("stop", sa.SmallInteger(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("shows", sa.Boolean(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_live_case_cohort_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_live_case_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_case")),
        sa.UniqueConstraint("code", name=op.f("uq_live_case_code")),
    )
    op.create_index(op.f("ix_live_case_cohort_id_id"), "live_case", ["cohort_id", "id"], unique=False)
    op.create_table(
        "live_decision",
        _live_id(),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("ticks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_case.id"], name=op.f("fk_live_decision_live_id")),
        sa.PrimaryKeyConstraint("live_id", "number", name=op.f("pk_live_decision")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "live_tally",
        _live_id(),
        sa.Column("stop", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("act", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_case.id"], name=op.f("fk_live_tally_live_id")),
        sa.PrimaryKeyConstraint("live_id", "stop", "act", name=op.f("pk_live_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "live_seat",
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        _live_id(),
        sa.Column("is_member", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_case.id"], name=op.f("fk_live_seat_live_id")),
        sa.PrimaryKeyConstraint("browser_hash", name=op.f("pk_live_seat")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_live_seat_live_id"), "live_seat", ["live_id"], unique=False)
    op.create_index(op.f("ix_live_seat_joined_at"), "live_seat", ["joined_at"], unique=False)
    op.create_table(
        "live_vote",
        _live_id(),
        sa.Column("stop", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("ticks", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_case.id"], name=op.f("fk_live_vote_live_id")),
        sa.PrimaryKeyConstraint("live_id", "stop", "browser_hash", name=op.f("pk_live_vote")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_live_vote_at"), "live_vote", ["at"], unique=False)


def _live_id() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("live_id", kind, autoincrement=False, nullable=False)


def downgrade() -> None:
    for table in ("live_vote", "live_seat", "live_tally", "live_decision", "live_case"):
        op.drop_table(table)
