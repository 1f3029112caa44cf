"""The pages about oneself: signing up, logging in and out, what is held about one."""

from eduapp.web.account import (
    change_password,
    data,
    delete,
    forgotten,
    log_in,
    log_out,
    overview,
    privacy,
    sign_up,
    theme,
    verify,
)
from eduapp.web.account.blueprint import account

__all__ = [
    "account",
    "change_password",
    "data",
    "delete",
    "forgotten",
    "log_in",
    "log_out",
    "overview",
    "privacy",
    "sign_up",
    "theme",
    "verify",
]
