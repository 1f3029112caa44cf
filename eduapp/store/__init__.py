"""What is kept: SQLAlchemy models, one file a noun. No Flask."""

from eduapp.store.attempt import ActCount, Attempt, Decision, SelfCheck
from eduapp.store.base import Base
from eduapp.store.content import Case, Content, Revision
from eduapp.store.log_in import FailedLogIn, KnownBrowser, LogIn, LogInSession
from eduapp.store.mail import Mail
from eduapp.store.person import Person, Role
from eduapp.store.problem import Problem

__all__ = [
    "ActCount",
    "Attempt",
    "Base",
    "Case",
    "Content",
    "Decision",
    "FailedLogIn",
    "KnownBrowser",
    "LogIn",
    "LogInSession",
    "Mail",
    "Person",
    "Problem",
    "Revision",
    "Role",
    "SelfCheck",
]
