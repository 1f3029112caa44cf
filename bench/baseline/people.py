"""Who is logged in, by Flask-Login, which has no types: what is untyped stays in here."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import sqlalchemy as sa
from flask import Flask
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user

P = ParamSpec("P")
R = TypeVar("R")


class Person(UserMixin):  # type: ignore[misc]
    def __init__(self, row: sa.Row[*tuple[Any, ...]]) -> None:
        self.id: int = row.id
        self.email: str = row.email
        self.name: str = row.name
        self.role: str = row.role


def keep_logins(app: Flask, load: Callable[[str], Person | None]) -> None:
    logins = LoginManager(app)
    logins.login_view = "log_in"
    logins.user_loader(load)


def log_in_as(person: Person) -> None:
    login_user(person)


def me() -> int:
    return int(current_user.id)


def for_people(view: Callable[P, R]) -> Callable[P, R]:
    guarded: Callable[P, R] = login_required(view)
    return guarded
