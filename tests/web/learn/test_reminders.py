"""The reminder, and the link in it that ends reminders."""

from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

from eduapp.actions import links, review_plan
from eduapp.cli.post import Mailman, Secretary
from eduapp.jobs.deliver import deliver
from eduapp.jobs.remind import remind
from eduapp.store import Mail, ReviewPlan
from eduapp.web import clock, public
from eduapp.web.db import db, writing
from tests.cards import missed
from tests.conftest import Clock
from tests.jobs.outbox import mails
from tests.pseudo import bracketed
from tests.stage import Stage

HERE = "http://127.0.0.1:8000"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def reminded(stage: Stage, time: Clock, language: str = "en") -> Mail:
    """The reminder to Alice, who has two cards and asked for it."""
    with stage.app.app_context():
        missed(stage)
        with writing() as connection:
            review_plan.keep(connection, stage.ids["Alice"], 5, True, language)
        time.pass_(days=1)
        assert remind(db.engine, Secretary(stage.app).reminder, clock.now().hour, now=clock.now()) == 1
        (mail,) = mails()
    return mail


@pytest.fixture
def mail(stage: Stage, time: Clock) -> Mail:
    return reminded(stage, time)


@pytest.fixture
def link(mail: Mail) -> str:
    """The path of the link that ends the reminders."""
    assert mail.unsubscribe is not None
    return mail.unsubscribe.removeprefix(HERE)


def reminds(stage: Stage) -> bool:
    with stage.app.app_context():
        return db.session.get_one(ReviewPlan, stage.ids["Alice"]).reminds


def test_a_reminder_says_how_many_and_leads_to_them_and_out(mail: Mail) -> None:
    assert mail.subject == "2 cards to go over today"
    assert "2 review cards are back today" in mail.body
    assert f"\n{HERE}/learn/review\n" in mail.body
    assert f"\n{mail.unsubscribe}\n" in f"{mail.body}\n"


def test_it_names_nothing_of_what_was_missed(mail: Mail) -> None:
    """A mailbox is read by others, too."""
    assert "walk" not in mail.body.lower()


def test_it_is_written_in_the_language_in_which_it_was_asked_for(stage: Stage, time: Clock) -> None:
    class Brackets:
        def ugettext(self, sentence: str) -> str:
            return bracketed(sentence)

        def ungettext(self, one: str, many: str, number: int) -> str:
            return bracketed(one if number == 1 else many)

    language = stage.app.extensions["language"]
    language.languages.append("it")
    language._known["it"] = {}
    language._catalogues["it"] = Brackets()
    assert reminded(stage, time, "it").subject == "⟦2 cards to go over today⟧"


def test_mail_programs_can_unsubscribe_by_themselves(stage: Stage, mail: Mail, tmp_path: Path) -> None:
    stage.app.config["MAIL_BACKEND"] = "file"
    with stage.app.app_context():
        assert deliver(db.engine, Mailman(stage.app), clock=clock.now) == 1
    (file,) = (tmp_path / "mail").iterdir()
    sent: Message = message_from_string(file.read_text(encoding="utf-8"))
    assert "".join(sent["List-Unsubscribe"].split()) == f"<{mail.unsubscribe}>"
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_one_click_without_logging_in_and_without_a_token_ends_them(stage: Stage, link: str) -> None:
    answer = stage.app.test_client().post(link, data=ONE_CLICK)
    assert answer.status_code == 200
    assert "No more reminders" in answer.text
    assert not reminds(stage)


def test_looking_at_the_link_ends_nothing_but_shows_the_button(stage: Stage, link: str) -> None:
    browser = stage.browser()
    browser.get(link)
    assert "Stop the reminders" in browser.text
    assert reminds(stage)
    browser.post(link)
    assert not reminds(stage)


def test_to_end_them_twice_is_harmless(stage: Stage, link: str) -> None:
    browser = stage.browser()
    for _ in range(2):
        assert browser.post(link).status_code == 200
    assert not reminds(stage)
    with stage.app.app_context():
        row = db.session.get_one(ReviewPlan, stage.ids["Alice"])
        assert row.a_day == 5, "the cards stay"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("spoil", ["another key", "another purpose", "cut", "another person"])
def test_a_forged_link_is_refused(stage: Stage, link: str, method: str, spoil: str) -> None:
    now = clock.now()
    with stage.app.app_context():
        alice, signing = stage.ids["Alice"], public.key()
    path, token = link.rsplit("/", 1)
    forged = {
        "another key": review_plan.stop_link(alice, "another key", now=now),
        "another purpose": links.write(signing, "verify", alice, [], until=now + links.VERIFY),
        "cut": token[:-2],
        "another person": review_plan.stop_link(alice + 1, "?", now=now).split(".")[0] + "." + token.split(".")[-1],
    }[spoil]
    answer = stage.app.test_client().open(f"{path}/{forged}", method=method)
    assert answer.status_code == 400
    assert "too old, was used already, or lost a part" in answer.text
    assert reminds(stage)


def test_the_link_works_for_a_year(stage: Stage, time: Clock, link: str) -> None:
    time.pass_(days=364)
    assert stage.app.test_client().get(link).status_code == 200
    time.pass_(days=2)
    assert stage.app.test_client().get(link).status_code == 400


def test_the_link_of_somebody_who_is_gone_changes_nothing(stage: Stage, link: str) -> None:
    browser = stage.browser("Alice")
    with stage.app.app_context():
        db.session.delete(db.session.get_one(ReviewPlan, stage.ids["Alice"]))
        db.session.commit()
    assert browser.post(link).status_code == 200
