"""Logging in and out."""

from eduapp.web.account.blueprint import account


@account.route("/log-in", methods=["GET", "POST"])
def log_in() -> str:
    return ""


@account.get("/privacy")
def privacy() -> str:
    return ""


@account.get("/theme")
def theme() -> str:
    return ""
