"""What every answer says about itself to the browser."""

from flask import Flask, Response, request

# Bootstrap's style sheet draws arrows and ticks as data: pictures.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_YEAR = "public, max-age=31536000, immutable"


def setup(app: Flask) -> None:
    app.after_request(_add)


def _add(response: Response) -> Response:
    headers = response.headers
    for name, value in _HEADERS:
        headers.add(name, value)
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint in ("static", "bootstrap.static"):
        headers["Cache-Control"] = _YEAR if response.status_code == 200 else "no-store"
    elif "Cache-Control" not in headers:
        # Pages are somebody's own, and Back must show where the case stands now.
        headers["Cache-Control"] = "private, no-store"
    return response
