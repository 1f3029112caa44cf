"""Something of everything that an address may name, of whoever it is."""

import re

from werkzeug.routing import Rule

from eduapp.actions import awards, co_educators, comments, drafts, giving, live, problems, signing
from eduapp.actions.giving import Terms
from eduapp.actions.invitations import pending
from eduapp.store import Assignment, Attempt, Cohort, EvidenceChange, Export, QuizAttempt, SignOff
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.cards import missed
from tests.cohorting import Plain, hand, monday
from tests.schooling import AFTER, BEFORE, MODULE, PRACTICE, School
from tests.stage import CAST, GOOD_WAY, GUESTS, WALK

OWNERS = ("Alice", "Mallory")
DRAFTED = "cases/walking/the-walk.md"


class Objects:
    """What addresses are filled with: an attempt that is over of Alice and one of Mallory, and so on. Whoever has an
    account is enrolled in the module."""

    def __init__(self, school: School) -> None:
        with school.app.app_context():
            for name in CAST.keys() - GUESTS:
                school.enrol(name)
            self.cards = {name: missed(school, name)[0] for name in OWNERS}
            self.attempts = {name: school.played(name, *GOOD_WAY) for name in OWNERS}
            self.quizzes = {name: school.take(name, BEFORE) for name in OWNERS}
            self.awards = {name: self._award(school, name) for name in OWNERS}
            standing = school.standing("Alice", self.attempts["Alice"])
            problem = problems.report(db.session, standing, school.ids["Alice"], "A slip.", now=clock.now())
            made = monday(school, *OWNERS)
            co_educators.ask(db.session, made, "new@example.org", Plain(), hand(school, "Bob"))
            given = giving.give(db.session, made, "case", WALK, Terms(due_at=clock.now()), hand(school, "Bob"))
            db.session.commit()
            self.problem, self.cohort, self.assignment = problem.id, made.id, given.id
            self.revision = self._handed_in(given)
            for name in OWNERS:  # each did it for the cohort
                row = db.session.get_one(Attempt, self.attempts[name])
                row.assignment_id, row.cohort_id = given.id, made.id
            db.session.commit()
            self.comments = self._said(school)
            self.export = self._made(made.id, school.ids["Bob"])
            self.live = self._over(made)
            self.invitation = pending(db.session, made.id)[0].id
            self.draft, self.remark, self.signature = self._begun(school)
            self.change = self._marked(school)
            self.learner, self.educator = school.ids["Alice"], school.ids["Bob"]

    def _handed_in(self, given: Assignment) -> int:
        """Let the quizzes of the owners be done for the assignment; the revision of them."""
        for attempt in self.quizzes.values():
            row = db.session.get_one(QuizAttempt, attempt)
            row.assignment_id, row.cohort_id = given.id, given.cohort_id
        db.session.commit()
        return row.revision_id

    def _said(self, school: School) -> dict[tuple[str, str, str], int]:
        """A comment by Bob and one by the learner on each attempt at a case or quiz."""
        db.session.expire_all()
        found = {}
        for name in OWNERS:
            standing = school.standing(name, self.attempts[name])
            for kind, work in (("case", standing), ("quiz", school.seated(name, self.quizzes[name]))):
                for by in ("Bob", name):
                    said = comments.about(work)
                    comments.say(db.session, said, None, f"From {by}.", hand(school, by))
                    newest = comments.comments(db.session, said)
                    found[kind, name, by] = next(one.id for one in newest if one.by_name == by)
        db.session.commit()
        return found

    def _made(self, cohort: int, person: int) -> int:
        """A table of the cohort that is done."""
        own = {"id": ids.new(clock.now()), "cohort_id": cohort, "person_id": person, "kind": "csv", "language": "en"}
        made = Export(state="done", asked_at=clock.now(), touched_at=clock.now(), file=b"PK", **own)
        db.session.add(made)
        db.session.commit()
        return made.id

    def _over(self, cohort: Cohort) -> int:
        """A live case of the cohort that is over."""
        begun = live.begin(db.session, ids.new(clock.now()), cohort, WALK, now=clock.now())
        begun.ended_at = clock.now()
        db.session.commit()
        return begun.id

    def _begun(self, school: School) -> tuple[int, int, int]:
        """A draft of a module, which Dan writes, with a remark on it, and a signature."""
        files = {path: b"# A page\n" for path in (DRAFTED, "cases/walking/module.md")}
        made = drafts.begin(db.session, "walking", files, hand(school, "Dan"))
        said = signing.remark(db.session, made, DRAFTED, 1, "# A page", "Is it?", hand(school, "Dan"))
        own = {"person_id": school.ids["Dan"], "by_name": "Dan", "at": clock.now(), "statement": "It is."}
        signed = SignOff(id=ids.new(clock.now()), draft_id=made.id, stage="author", digest=made.digest, **own)
        db.session.add(signed)
        db.session.commit()
        return made.id, said.id, signed.id

    def _marked(self, school: School) -> int:
        """A claim that has changed."""
        own = {"by_id": school.ids["Dan"], "by_name": "Dan", "at": clock.now()}
        changed = EvidenceChange(id=ids.new(clock.now()), claim="E102", what="It was withdrawn.", **own)
        db.session.add(changed)
        db.session.commit()
        return changed.id

    def _award(self, school: School, name: str) -> int:
        school.climb(name)
        school.take(name, AFTER)
        school.evaluate(name)
        return awards.complete(db.session, ids.new(clock.now()), school.study(name), name, now=clock.now()).id

    def _comment(self, rule: Rule, owner: str) -> int:
        """One by whoever may change it there."""
        work = "quiz" if "/quizzes/" in rule.rule else "case"
        return self.comments[work, owner, "Bob" if rule.rule.startswith("/teach") else owner]

    def address(self, rule: Rule, owner: str) -> str:
        attempts = self.quizzes if "/quizzes/" in rule.rule else self.attempts
        is_module = "/modules/" in rule.rule
        known = {
            "attempt": ids.written(attempts[owner]),
            "card": ids.written(self.cards[owner]),
            "cohort": ids.written(self.cohort),
            "assignment": ids.written(self.assignment),
            "comment": ids.written(self._comment(rule, owner)),
            "educator": ids.written(self.educator),
            "revision": ids.written(self.revision),
            "invitation": ids.written(self.invitation),
            "export": ids.written(self.export),
            "live": ids.written(self.live),
            "learner": ids.written(self.learner),
            "case": DRAFTED,
            "claim": "E102",
            "change": ids.written(self.change),
            "remark": ids.written(self.remark),
            "signature": ids.written(self.signature),
            "draft": ids.written(self.draft),
            "award": ids.written(self.awards[owner]),
            "problem": ids.written(self.problem),
            "key": MODULE if is_module else WALK,
            "path": DRAFTED if "/drafts/" in rule.rule else "handouts/a-sheet.md" if is_module else "media/gait.png",
            "filename": "page.css" if rule.endpoint == "static" else "css/bootstrap.min.css",
            "token": "forged",
            "number": "1",
            "position": str(PRACTICE),
        }
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known[found[1]], rule.rule)
