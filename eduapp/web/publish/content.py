"""The files on the shelf: which are offered, which are withheld, and what the checker says of them."""

from dataclasses import dataclass

from flask import render_template
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eduapp.actions.powers import WRITERS, powers
from eduapp.actions.refused import NotThere
from eduapp.store import Case, Module, OnShelf, Quiz
from eduapp.text.said import told
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.publish.blueprint import publish
from eduapp.web.visitor import person


@dataclass(frozen=True, slots=True)
class File:
    """A row of a shelf with the name of its file below the folder of its kind."""

    row: OnShelf
    name: str

    @property
    def is_to_be_read(self) -> bool:
        """Whether somebody has to look at it."""
        return self.row.is_withheld or bool(self.row.findings)


@publish.get("/content")
def content() -> str:
    if not powers(db.session, person().id, now=clock.now()).everywhere(WRITERS):
        raise NotThere(told("Only who writes for the whole site sees all of its files."))
    files = [*_files(Module, "{0.key}/module.md"), *_files(Case, "{0.module}/{0.key}.md"), *_files(Quiz, "{0.key}.md")]
    return render_template(
        "publish/content.html",
        withheld=sum(file.row.is_withheld for file in files),
        told=sorted(filter(lambda file: file.is_to_be_read, files), key=lambda file: not file.row.is_withheld),
        quiet=[file for file in files if not file.is_to_be_read],
    )


def _files(shelf: type[OnShelf], name: str) -> list[File]:
    rows = select(shelf).options(joinedload(shelf.revision)).order_by(shelf.position)
    return [File(row, name.format(row)) for row in db.session.scalars(rows)]
