"""The tables of the baseline, and its statements, built once at import."""

import sqlalchemy as sa
from sqlalchemy import bindparam

metadata = sa.MetaData()

learners = sa.Table(
    "learners",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", sa.String, nullable=False, unique=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("password", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
)
attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("learner_id", sa.ForeignKey("learners.id"), nullable=False, index=True),
    sa.Column("case_id", sa.Integer, nullable=False),
    sa.Column("scene", sa.Integer, nullable=False),
    sa.Column("decided", sa.Integer, nullable=False),
    sa.Column("begun", sa.DateTime, nullable=False),
    sa.Column("ended", sa.DateTime),
)
# The key is what makes the second of two tabs lose.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("attempt_id", sa.ForeignKey("attempts.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("scene", sa.Integer, nullable=False),
    sa.Column("choice", sa.Integer, nullable=False),
    sa.Column("points", sa.Integer, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.UniqueConstraint("attempt_id", "number"),
)

WHO = (learners.c.id, learners.c.email, learners.c.name, learners.c.role)
LEARNER_BY_EMAIL = sa.select(*WHO, learners.c.password).where(learners.c.email == bindparam("email"))
LEARNER = sa.select(*WHO).where(learners.c.id == bindparam("learner"))
ATTEMPT = sa.select(attempts).where(attempts.c.id == bindparam("attempt"))
PATH = (
    sa.select(decisions.c.number, decisions.c.scene, decisions.c.choice, decisions.c.points)
    .where(decisions.c.attempt_id == bindparam("attempt"))
    .order_by(decisions.c.number)
)
BEGIN = sa.insert(attempts)
# Inline: nobody asks for the id of a decision, so the database need not send it back.
DECIDE = sa.insert(decisions).inline()
MOVE_ON = (
    sa.update(attempts)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.decided == bindparam("seen"))
    .values(scene=bindparam("to"), decided=bindparam("now_decided"), ended=bindparam("now_ended"))
)
