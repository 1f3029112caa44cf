"""The pages about oneself: signing up, logging in and out, what is held about one."""

from eduapp.web.account import log_in
from eduapp.web.account.blueprint import account

__all__ = ["account", "log_in"]
