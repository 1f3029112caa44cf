"""An address as a QR code, which the camera of a phone reads."""

from functools import lru_cache

import segno
from markupsafe import Markup

QUIET = 4  # modules of white around it, without which cameras miss it


@lru_cache(maxsize=64)
def square(address: str) -> Markup:
    """As a picture for a page: black on white in the dark, too, since many cameras read nothing else."""
    code = segno.make_qr(address, error="m")
    return Markup(code.svg_inline(svgclass="square", lineclass=None, omitsize=True, border=QUIET, light="#fff"))
