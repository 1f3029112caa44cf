"""Pictures and other files beside a case, as they were in the revision that an attempt is pinned to.

Only those of what the attempt has come to: a picture can give away what is still ahead.
"""

from flask import Response

from eduapp.web.language import in_language
from eduapp.web.learn.blueprint import learn
from eduapp.web.learn.standing import standing_or_404
from eduapp.web.pictured import served


@learn.get("/attempts/<opaque:attempt>/<path:path>")
def picture(attempt: int, path: str) -> Response:
    standing = standing_or_404(attempt)
    seen = in_language(standing.playable.shown_in).files(standing.plays)
    return served(standing.playable.files if path in seen else {}, path)
