"""Comments on quizzes, comments that are changed or withdrawn, and words that wait for their writer.

Revision ID: 1795675500
Revises: 1795674000
"""

import sqlalchemy as sa
from alembic import op

revision = "1795675500"
down_revision = "1795674000"
branch_labels = ()
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("comment", sa.Column("edited_at", MOMENT, nullable=True))
    op.add_column("comment", sa.Column("withdrawn_at", MOMENT, nullable=True))
    op.create_table(
        "quiz_comment",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("attempt_id", ID, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["quiz_attempt.id"], name=op.f("fk_quiz_comment_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_quiz_comment_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_comment")),
    )
    op.create_index(op.f("ix_quiz_comment_person_id"), "quiz_comment", ["person_id"], unique=False)
    op.create_index(op.f("ix_quiz_comment_attempt_id_id"), "quiz_comment", ["attempt_id", "id"], unique=False)
    op.create_table(
        "unsent",
        sa.Column("person_id", ID, autoincrement=False, nullable=False),
        sa.Column("path", sa.String(length=500), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_unsent_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_unsent")),
    )
    op.create_index(op.f("ix_unsent_at"), "unsent", ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("unsent")
    op.drop_table("quiz_comment")
    op.drop_column("comment", "withdrawn_at")
    op.drop_column("comment", "edited_at")
