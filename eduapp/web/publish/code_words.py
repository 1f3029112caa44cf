"""Words between backticks, as the checker writes what stands in a file, shown as what they are."""

import re

from markupsafe import Markup, escape

from eduapp.web.publish.blueprint import publish

_TICKED = re.compile(r"`([^`]+)`")


@publish.app_template_filter()
def code_words(sentence: str) -> Markup:
    return Markup(_TICKED.sub(r"<code>\1</code>", str(escape(sentence))))
