"""What every act of a case is worth is found once, and kept for all processes."""

import pytest
from sqlalchemy import Connection, update

from eduapp.actions import weighings as weighings_
from eduapp.actions.playable import Playables, playables
from eduapp.actions.weighings import weighings
from eduapp.jobs.weigh import weigh
from eduapp.store import Weighing
from eduapp.web.db import db, reading
from tests.stage import Stage


def go_on() -> bool:
    return False


def test_every_case_is_weighed_once(on_stage: Stage) -> None:
    assert weigh(db.engine, set(), ended=lambda: True) == 0
    assert weigh(db.engine, set(), ended=go_on) > 1
    assert weigh(db.engine, set(), ended=go_on) == 0


def test_what_was_found_by_other_rules_is_found_anew(on_stage: Stage) -> None:
    weigh(db.engine, set(), ended=go_on)
    db.session.execute(update(Weighing).where(Weighing.revision_id == on_stage.playable().id).values(version=0))
    db.session.commit()
    assert weigh(db.engine, set(), ended=go_on) == 1


def test_a_case_that_cannot_be_judged_is_told_once_and_holds_up_no_other(
    on_stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, judged, broken = on_stage.playable().id, weighings_.weighed, set[int]()

    def weighed(connection: Connection, revision: int) -> bytes:
        assert revision != bad
        return judged(connection, revision)

    monkeypatch.setattr(weighings_, "weighed", weighed)
    every = len(weighings_.missing(reading()))
    assert weigh(db.engine, broken, ended=go_on) == every - 1
    assert weigh(db.engine, broken, ended=go_on) == 0
    assert [record.getMessage() for record in caplog.records] == [f"The case of revision {bad} could not be weighed."]


def test_what_is_kept_is_what_would_be_found(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    case = on_stage.playable()
    found = weighings(on_stage.playables).get(reading(), case.id)
    weigh(db.engine, set(), ended=go_on)

    def read(*_: object) -> None:
        raise AssertionError("The case was read.")

    nothing: Playables = playables()
    monkeypatch.setattr(nothing, "read", read)
    kept = weighings(nothing).get(reading(), case.id)
    assert kept == found
    assert (kept.key, kept.title, kept.scenes) == (case.key, case.title, case.weighed)
    assert kept.unsafe == found.unsafe
