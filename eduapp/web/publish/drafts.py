"""Drafts: which there are, how one is begun, and what is in one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eduapp.actions import draft_documents, exploring
from eduapp.actions import drafts as work
from eduapp.actions.audit import Hand
from eduapp.actions.new_files import KINDS
from eduapp.actions.refused import Refused
from eduapp.interop import archive
from eduapp.interop.archive import Placed
from eduapp.library import Document
from eduapp.store import Draft, DraftFile, Explored
from eduapp.text.said import told
from eduapp.text.told import Told
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.form import said
from eduapp.web.hand import hand
from eduapp.web.language import gettext, ngettext
from eduapp.web.publish.blueprint import publish
from eduapp.web.publish.desk import Desk, desk_or_404


@dataclass(frozen=True, slots=True)
class Line:
    """A file of a draft with what is said of it; no document where it is not read, such as a picture."""

    file: DraftFile
    document: Document | None
    explored: Explored | None

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings of each severity; once every way is played, those of playing as well."""
        if self.explored is not None and self.explored.found:
            return Counter(str(finding["severity"]) for finding in self.explored.found["findings"])
        return Counter(str(finding.severity) for finding in self.document.findings) if self.document else Counter()

    @property
    def is_played(self) -> bool:
        """Whether there is nothing more to find by playing it."""
        return self.explored is None or self.explored.state in ("done", "failed")

    @property
    def title(self) -> str:
        return (self.document.title if self.document else "") or self.file.path.rpartition("/")[2]


class Unfit(Exception):
    """What was sent is not taken; the sentences say why."""

    def __init__(self, sentences: Sequence[Told]) -> None:
        super().__init__()
        self.sentences = sentences


@publish.get("/drafts/new")
def new_draft() -> str:
    return render_template("publish/draft_new.html", slips=())


@publish.post("/drafts/new")
def begin_draft() -> Response | tuple[str, int]:
    """From an archive or from files. Where a draft of that module is open, they are put into it."""
    try:
        placed = _sent("")
        made = _begin(placed, hand())
    except Unfit as slip:
        sentences = [sentence.said(gettext) for sentence in slip.sentences]
        return render_template("publish/draft_new.html", slips=sentences), 422
    except Refused as slip:
        return render_template("publish/draft_new.html", slips=[said(slip)]), 422
    _tell_unplaced(placed)
    return redirect(url_for("publish.draft", draft=made.id), 303)


def _begin(placed: Placed, by: Hand) -> Draft:
    there = work.open_draft(db.session, placed.key)
    if there is None:
        flash(ngettext("%(num)d file is in the draft.", "%(num)d files are in the draft.", len(placed.files)))
        return work.begin(db.session, placed.key, placed.files, by)
    _put(there, placed, by)
    return there


def _put(draft: Draft, placed: Placed, by: Hand) -> None:
    put = work.put(db.session, draft, placed.files, by)
    counted = (
        (ngettext("%(num)d file is new", "%(num)d files are new", len(put.new)), put.new),
        (ngettext("%(num)d file has changed", "%(num)d files have changed", len(put.changed)), put.changed),
        (ngettext("%(num)d file is as it was", "%(num)d files are as they were", len(put.same)), put.same),
    )
    flash(", ".join(said for said, files in counted if files) + ".")


@publish.get("/drafts/<opaque:draft>/")
def draft(draft: int) -> str:
    desk = desk_or_404(draft)
    return files_page(desk)


def files_page(desk: Desk, slips: Sequence[str] = ()) -> str:
    lines = sorted(_lines(desk), key=_rank)
    module = next((line.document for line in lines if line.document and line.document.kind == "module"), None)
    if module and desk.is_writer:
        work.rename(db.session, desk.draft, module.title)
    return render_template(
        "publish/draft.html", desk=desk, draft=desk.draft, lines=lines, module=module, slips=slips, kinds=KINDS
    )


def _lines(desk: Desk) -> Iterator[Line]:
    """Each file with what is known of it. A case that was not played in every way yet is to be, whether or not
    somebody opens it."""
    now = clock.now()
    documents = draft_documents.read(db.session, desk.draft, desk.root, now.date())
    for file in work.files_of(db.session, desk.draft):
        document = documents.get(file.path)
        digest = exploring.digest_of(document, now.date()) if document else None
        explored = exploring.ask(db.session, desk.draft.id, file.path, digest, now=now) if digest else None
        yield Line(file, document, explored)


def _rank(line: Line) -> tuple[int, str]:
    """The module first, then cases, quizzes, handouts, lists, and pictures last."""
    kinds = ("module", "case", "quiz", "handout", "competencies", "evidence")
    return kinds.index(line.document.kind) if line.document else len(kinds), line.file.path


@publish.post("/drafts/<opaque:draft>/add")
def add_files(draft: int) -> Response | tuple[str, int]:
    desk = desk_or_404(draft)
    try:
        placed = _sent(desk.draft.module_key)
        _put(desk.draft, placed, hand())
    except Unfit as slip:
        return files_page(desk, [sentence.said(gettext) for sentence in slip.sentences]), 422
    except Refused as slip:
        return files_page(desk, [said(slip)]), 422
    _tell_unplaced(placed)
    return redirect(url_for("publish.draft", draft=draft), 303)


@publish.post("/drafts/<opaque:draft>/remove")
def remove_file(draft: int) -> Response:
    desk, path = desk_or_404(draft), request.form.get("path", "")
    work.remove(db.session, desk.draft, path, hand())
    flash(gettext("%(path)s is removed.", path=path))
    return redirect(url_for("publish.draft", draft=draft), 303)


@publish.post("/drafts/<opaque:draft>/put-away")
def put_away(draft: int) -> Response:
    work.put_away(db.session, desk_or_404(draft).draft, hand())
    flash(gettext("The draft is put away. What was signed stays on record."))
    return redirect(url_for("publish.drafts"), 303)


def _sent(key: str) -> Placed:
    """The files that were sent, placed in the module. Raises Unfit where they are refused."""
    files = [(file.filename or "", file.read()) for file in request.files.getlist("files") if file.filename]
    if not files:
        raise Refused(told("No file was chosen."))
    is_archive = len(files) == 1 and files[0][0].lower().endswith(".zip")
    unpacked = archive.read(files[0][1]) if is_archive else archive.gather(files)
    if unpacked.refusals:
        raise Unfit(unpacked.refusals)
    placed = archive.place(unpacked.files, key)
    if placed.refusals:
        raise Unfit(placed.refusals)
    _tell(unpacked.left_out)
    return placed


def _tell_unplaced(placed: Placed) -> None:
    _tell(placed.unplaced)


def _tell(sentences: Sequence[Told]) -> None:
    for sentence in sentences:
        flash(sentence.said(gettext))
