"""Drafts, how they are reviewed and released, and changes of the evidence.

Revision ID: 1795672000
Revises: 1795664809
"""

import sqlalchemy as sa
from alembic import op

revision = "1795672000"
down_revision = "1795664809"
branch_labels = ()
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("claim", sa.String(length=200), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(length=200), nullable=True),
        sa.Column("done", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_evidence_change_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_change")),
    )
    op.create_index(op.f("ix_evidence_change_by_id"), "evidence_change", ["by_id"], unique=False)
    op.create_index(op.f("ix_evidence_change_claim"), "evidence_change", ["claim"], unique=False)
    op.create_table(
        "evidence_notice",
        sa.Column(
            "change_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("enrolment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["evidence_change.id"], name=op.f("fk_evidence_notice_change_id")),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_evidence_notice_enrolment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_evidence_notice_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", "person_id", name=op.f("pk_evidence_notice")),
        sqlite_with_rowid=False,
    )
    for column in ("enrolment_id", "person_id", "written_at"):
        op.create_index(op.f(f"ix_evidence_notice_{column}"), "evidence_notice", [column], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("module_key", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("release_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'releasing', 'released', 'put away')", name=op.f("ck_draft_state")),
        sa.ForeignKeyConstraint(["base_id"], ["release.id"], name=op.f("fk_draft_base_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_draft_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_module_key"), "draft", ["module_key"], unique=False)
    one = sa.text("state IN ('open', 'releasing')")
    op.create_index("uq_draft_worked_on", "draft", ["module_key"], unique=True, sqlite_where=one, postgresql_where=one)
    op.create_table(
        "draft_file",
        sa.Column(
            "draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_draft_file_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "path", name=op.f("pk_draft_file")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft_writer",
        sa.Column(
            "draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_owner", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_draft_writer_draft_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_draft_writer_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", "person_id", name=op.f("pk_draft_writer")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_draft_writer_person_id"), "draft_writer", ["person_id"], unique=False)
    op.create_table(
        "explored",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("found", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("proof", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name=op.f("ck_explored_state")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_explored_draft_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_explored")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_explored_draft_id"), "explored", ["draft_id"], unique=False)
    op.create_index(op.f("ix_explored_state_touched_at"), "explored", ["state", "touched_at"], unique=False)
    op.create_table(
        "module_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("module_key", sa.String(length=200), nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_module_change_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_module_change_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module_change")),
    )
    op.create_index(op.f("ix_module_change_by_id"), "module_change", ["by_id"], unique=False)
    op.create_index(op.f("ix_module_change_draft_id"), "module_change", ["draft_id"], unique=False)
    op.create_index(op.f("ix_module_change_module_key_id"), "module_change", ["module_key", "id"], unique=False)
    op.create_table(
        "remark",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("remark_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("quoted", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_remark_draft_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_remark_person_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["remark_id"], ["remark.id"], name=op.f("fk_remark_remark_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index(op.f("ix_remark_draft_id_id"), "remark", ["draft_id", "id"], unique=False)
    op.create_index(op.f("ix_remark_person_id"), "remark", ["person_id"], unique=False)
    op.create_index(op.f("ix_remark_remark_id"), "remark", ["remark_id"], unique=False)
    op.create_table(
        "sign_off",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stage IN ('author', 'reviewer', 'organiser')", name=op.f("ck_sign_off_stage")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_sign_off_draft_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_off_person_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    op.create_index(op.f("ix_sign_off_draft_id_id"), "sign_off", ["draft_id", "id"], unique=False)
    op.create_index(op.f("ix_sign_off_person_id"), "sign_off", ["person_id"], unique=False)
    op.create_table(
        "signed_fact",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_signed_fact_draft_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_signed_fact_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_fact")),
    )
    op.create_index(op.f("ix_signed_fact_draft_id_claim"), "signed_fact", ["draft_id", "claim"], unique=False)
    op.create_index(op.f("ix_signed_fact_person_id"), "signed_fact", ["person_id"], unique=False)
    # Written out: SQLite adds a constraint to a table only along with its column.
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    reference = "CONSTRAINT fk_module_on_shelf_draft_id REFERENCES draft (id)"
    op.execute(f"ALTER TABLE module_on_shelf ADD COLUMN draft_id {kind} {reference}")
    op.add_column("module_on_shelf", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("module_on_shelf", sa.Column("retired_because", sa.Text(), nullable=True))
    op.add_column("release", sa.Column("changes", sa.Text(), nullable=True))
    op.add_column("release", sa.Column("released_by", sa.String(length=200), nullable=True))
    op.add_column("role", sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("role", "ends_at")
    op.drop_column("release", "released_by")
    op.drop_column("release", "changes")
    op.drop_column("module_on_shelf", "retired_because")
    op.drop_column("module_on_shelf", "retired_at")
    op.drop_column("module_on_shelf", "draft_id")
    op.drop_index(op.f("ix_signed_fact_person_id"), table_name="signed_fact")
    op.drop_index(op.f("ix_signed_fact_draft_id_claim"), table_name="signed_fact")
    op.drop_table("signed_fact")
    op.drop_index(op.f("ix_sign_off_person_id"), table_name="sign_off")
    op.drop_index(op.f("ix_sign_off_draft_id_id"), table_name="sign_off")
    op.drop_table("sign_off")
    op.drop_index(op.f("ix_remark_remark_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_person_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_draft_id_id"), table_name="remark")
    op.drop_table("remark")
    op.drop_index(op.f("ix_module_change_module_key_id"), table_name="module_change")
    op.drop_index(op.f("ix_module_change_draft_id"), table_name="module_change")
    op.drop_index(op.f("ix_module_change_by_id"), table_name="module_change")
    op.drop_table("module_change")
    op.drop_index(op.f("ix_explored_state_touched_at"), table_name="explored")
    op.drop_index(op.f("ix_explored_draft_id"), table_name="explored")
    op.drop_table("explored")
    op.drop_index(op.f("ix_draft_writer_person_id"), table_name="draft_writer")
    op.drop_table("draft_writer")
    op.drop_table("draft_file")
    op.drop_index("uq_draft_worked_on", table_name="draft")
    op.drop_index(op.f("ix_draft_module_key"), table_name="draft")
    op.drop_table("draft")
    for column in ("written_at", "person_id", "enrolment_id"):
        op.drop_index(op.f(f"ix_evidence_notice_{column}"), table_name="evidence_notice")
    op.drop_table("evidence_notice")
    op.drop_index(op.f("ix_evidence_change_claim"), table_name="evidence_change")
    op.drop_index(op.f("ix_evidence_change_by_id"), table_name="evidence_change")
    op.drop_table("evidence_change")
