"""A module made ready for a page, as safe HTML that a template only has to place."""

from eduapp.module.model import Module
from eduapp.text.bare import bare
from eduapp.text.beside import files_in
from eduapp.text.cites import REFERENCE, Cites
from eduapp.text.markdown import inline_html
from eduapp.text.page import Page
from eduapp.text.prose import Prose
from eduapp.text.said import Say
from eduapp.text.shown import prepare


class Shown:
    """The title as plain text that is not escaped, the rest as HTML. `cited` are the ids of what the description
    cites, the first with number 1; `files` are those beside the module that it names."""

    def __init__(self, module: Module, say: Say = str) -> None:
        cites = Cites(say(REFERENCE))
        self.title = bare(inline_html(module.title)).filled({})
        self.heading = inline_html(module.title).filled({}, cites.linked)
        self.description = shown(module.description, cites, say)
        self.accreditation = inline_html(module.facts.accreditation).filled({}, cites.linked)
        self.act = inline_html(module.facts.act).filled({}, cites.linked)
        self.cited = cites.ids
        self.files = files_in((self.heading, self.description, self.act))


class PageShown:
    """A page that is only read, such as a handout."""

    def __init__(self, page: Page, say: Say = str) -> None:
        cites = Cites(say(REFERENCE))
        self.title = bare(inline_html(page.title)).filled({})
        self.heading = inline_html(page.title).filled({}, cites.linked)
        # In prose the largest heading is an h3; here nothing but the title stands above it.
        self.prose = shown(page.prose, cites, say).replace("<h3>", "<h2>").replace("</h3>", "</h2>")
        self.cited = cites.ids
        self.files = files_in((self.heading, self.prose))


def shown(prose: Prose, cites: Cites, say: Say) -> str:
    return prepare(prose, (), say).shown((), cites.linked)
