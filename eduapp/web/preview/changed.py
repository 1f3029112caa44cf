"""Tells an open page that there is something new: it asks, and the answer waits until there is."""

from flask import current_app, request

from eduapp.web.preview.blueprint import draft, preview


@preview.get("/changed")
def changed() -> dict[str, str | bool]:
    since, was_played = request.args.get("since", ""), request.args.get("played") == "yes"
    now = draft().moved_on(since, was_played, current_app.config.get("PREVIEW_PATIENCE", 0))
    return {"mark": now.mark, "played": now.is_played}
