"""Who may use what: one table of every route. A route that is not in it is closed to everybody."""

from typing import Any

from flask import Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from eduapp.web import entrance, unsent
from eduapp.web.visitor import visitor

Who = frozenset[str]

ANYONE: Who = frozenset({"visitor", "guest", "learner"})
PERSON: Who = frozenset({"guest", "learner"})
LEARNER: Who = frozenset({"learner"})
CONTENT: Who = frozenset({"organiser", "author"})
EDITORIAL: Who = frozenset({"organiser", "author", "reviewer"})
ORGANISER: Who = frozenset({"organiser"})
KEEPER: Who = frozenset({"organiser", "operator"})
REVIEWER: Who = frozenset({"reviewer"})
EDUCATOR: Who = frozenset({"educator"})

ACCESS: dict[str, Who] = {
    "static": ANYONE,
    "bootstrap.static": ANYONE,
    "learn.catalogue": ANYONE,
    "learn.cover": ANYONE,
    "learn.begin": ANYONE,
    "learn.module": ANYONE,
    "learn.enrol": LEARNER,
    "learn.handout": LEARNER,
    "learn.begin_quiz": LEARNER,
    "learn.quiz": LEARNER,
    "learn.question": LEARNER,
    "learn.answer": LEARNER,
    "learn.quiz_end": LEARNER,
    "learn.finish_quiz": LEARNER,
    "learn.quiz_result": LEARNER,
    "learn.quiz_picture": LEARNER,
    "learn.evaluation": LEARNER,
    "learn.answer_evaluation": LEARNER,
    "learn.certificate": LEARNER,
    "learn.grant": LEARNER,
    "learn.certificate_pdf": LEARNER,
    "linked.verify": ANYONE,
    "linked.follow_up": ANYONE,
    "linked.answer_follow_up": ANYONE,
    "linked.stop_reminders": ANYONE,
    "linked.stop_corrections": ANYONE,
    "linked.join": ANYONE,
    "linked.join_cohort": LEARNER,
    "linked.live": ANYONE,
    "linked.join_live": ANYONE,
    "linked.live_now": ANYONE,
    "linked.vote": ANYONE,
    "linked.live_picture": ANYONE,
    "learn.cohorts": LEARNER,
    "learn.share_standing": LEARNER,
    "learn.leave_cohort": LEARNER,
    "learn.progress": LEARNER,
    "learn.review": LEARNER,
    "learn.plan_review": LEARNER,
    "learn.card": LEARNER,
    "learn.answer_card": LEARNER,
    "learn.card_picture": LEARNER,
    "learn.scene": PERSON,
    "learn.decide": PERSON,
    "learn.keep_draft": PERSON,
    "learn.picture": PERSON,
    "learn.debrief": PERSON,
    "learn.check_words": PERSON,
    "learn.say": LEARNER,
    "learn.change_comment": LEARNER,
    "learn.say_on_quiz": LEARNER,
    "learn.change_comment_on_quiz": LEARNER,
    "learn.what_if": PERSON,
    "learn.take_back": PERSON,
    "learn.problem": PERSON,
    "learn.report_problem": PERSON,
    "account.sign_up": ANYONE,
    "account.log_in": ANYONE,
    "account.log_out": ANYONE,
    "account.forgotten": ANYONE,
    "account.reset": ANYONE,
    "account.verify": ANYONE,
    "account.privacy": ANYONE,
    "account.theme": ANYONE,
    "account.account": PERSON,
    "account.change_password": LEARNER,
    "account.verify_again": LEARNER,
    "account.log_out_elsewhere": LEARNER,
    "account.data": PERSON,
    "account.delete": PERSON,
    "publish.problems": ORGANISER,
    "publish.settle_problem": ORGANISER,
    "publish.content": CONTENT,
    "publish.cohorts": KEEPER,
    "publish.give_educator": KEEPER,
    "publish.drafts": EDITORIAL,
    "publish.evidence": EDITORIAL,
    "publish.claim": EDITORIAL,
    "publish.mark_evidence": EDITORIAL,
    "publish.settle_evidence": CONTENT,
    "publish.tell_finishers": ORGANISER,
    "publish.new_draft": CONTENT,
    "publish.begin_draft": CONTENT,
    "publish.draft": EDITORIAL,
    "publish.add_files": CONTENT,
    "publish.remove_file": CONTENT,
    "publish.begin_file": CONTENT,
    "publish.rename_file": CONTENT,
    "publish.picture": EDITORIAL,
    "publish.replace_picture": CONTENT,
    "publish.put_away": CONTENT,
    "publish.file": EDITORIAL,
    "publish.read": EDITORIAL,
    "publish.save_file": CONTENT,
    "publish.told": EDITORIAL,
    "publish.changed": EDITORIAL,
    "publish.review": EDITORIAL,
    "publish.sign_facts": REVIEWER,
    "publish.sign": EDITORIAL,
    "publish.take_back_signature": EDITORIAL,
    "publish.remark": EDITORIAL,
    "publish.resolve_remark": EDITORIAL,
    "publish.reopen_remark": EDITORIAL,
    "publish.release": EDITORIAL,
    "publish.ask_for_release": ORGANISER,
    "publish.module": EDITORIAL,
    "publish.draft_of_release": CONTENT,
    "publish.retire": ORGANISER,
    "publish.bring_back": ORGANISER,
    "preview.scene": EDITORIAL,
    "preview.decide": EDITORIAL,
    "preview.what_if": EDITORIAL,
    "preview.begin": EDITORIAL,
    "preview.changed": EDITORIAL,
    "preview.cover": EDITORIAL,
    "preview.debrief": EDITORIAL,
    "preview.picture": EDITORIAL,
    "preview.case_map": EDITORIAL,
    "preview.case_map_picture": EDITORIAL,
    "teach.attempt": EDUCATOR,
    "teach.attempt_picture": EDUCATOR,
    "teach.comment": EDUCATOR,
    "teach.change_comment": EDUCATOR,
    "teach.quiz_attempt": EDUCATOR,
    "teach.quiz_attempt_picture": EDUCATOR,
    "teach.comment_on_quiz": EDUCATOR,
    "teach.change_comment_on_quiz": EDUCATOR,
    "teach.learner": EDUCATOR,
    "teach.mark_words": EDUCATOR,
    "teach.replay": EDUCATOR,
    "teach.report": EDUCATOR,
    "teach.cohorts": EDUCATOR,
    "teach.create_cohort": EDUCATOR,
    "teach.board": EDUCATOR,
    "teach.talk_about": EDUCATOR,
    "teach.cases": EDUCATOR,
    "teach.deciding": EDUCATOR,
    "teach.case_map": EDUCATOR,
    "teach.who_decided": EDUCATOR,
    "teach.own_words": EDUCATOR,
    "teach.compare": EDUCATOR,
    "teach.export": EDUCATOR,
    "teach.make_export": EDUCATOR,
    "teach.exported": EDUCATOR,
    "teach.lives": EDUCATOR,
    "teach.begin_live": EDUCATOR,
    "teach.live": EDUCATOR,
    "teach.live_wall": EDUCATOR,
    "teach.steer_live": EDUCATOR,
    "teach.go_live": EDUCATOR,
    "teach.live_exhibit": EDUCATOR,
    "teach.assignments": EDUCATOR,
    "teach.new_assignment": EDUCATOR,
    "teach.give": EDUCATOR,
    "teach.assignment": EDUCATOR,
    "teach.extend": EDUCATOR,
    "teach.edit_assignment": EDUCATOR,
    "teach.change_assignment": EDUCATOR,
    "teach.withdraw": EDUCATOR,
    "teach.restore": EDUCATOR,
    "teach.extra_time": EDUCATOR,
    "teach.set_extra_time": EDUCATOR,
    "teach.mark": EDUCATOR,
    "teach.set_mark": EDUCATOR,
    "teach.questions": EDUCATOR,
    "teach.quiz": EDUCATOR,
    "teach.question": EDUCATOR,
    "teach.question_picture": EDUCATOR,
    "teach.changes": EDUCATOR,
    "teach.change_rule": EDUCATOR,
    "teach.people": EDUCATOR,
    "teach.remove_learner": EDUCATOR,
    "teach.readmit_learner": EDUCATOR,
    "teach.check_list": EDUCATOR,
    "teach.invite": EDUCATOR,
    "teach.take_back_invitation": EDUCATOR,
    "teach.renew_link": EDUCATOR,
    "teach.close_link": EDUCATOR,
    "teach.add_educator": EDUCATOR,
    "teach.remove_educator": EDUCATOR,
    "teach.settings": EDUCATOR,
    "teach.change_settings": EDUCATOR,
    "teach.archive": EDUCATOR,
    "teach.unarchive": EDUCATOR,
    "front": ANYONE,
    "health": ANYONE,
}

# What is sent to these was written by hand: it must not be lost because somebody was logged out meanwhile. A step of
# play keeps it in the attempt; for all others it waits, and is in the form again on the page that is named here.
KEEP_DRAFT = frozenset({"learn.decide", "learn.keep_draft"})
KEEP_FORMS = {
    "learn.say": "learn.debrief",
    "learn.change_comment": "learn.debrief",
    "learn.say_on_quiz": "learn.quiz_result",
    "learn.change_comment_on_quiz": "learn.quiz_result",
    "learn.answer": "learn.question",
    "learn.answer_evaluation": "learn.evaluation",
    "learn.report_problem": "learn.problem",
    "teach.comment": "teach.attempt",
    "teach.change_comment": "teach.attempt",
    "teach.comment_on_quiz": "teach.quiz_attempt",
    "teach.change_comment_on_quiz": "teach.quiz_attempt",
    "teach.set_mark": "teach.mark",
    "teach.extend": "teach.assignment",
    "teach.set_extra_time": "teach.extra_time",
    "teach.give": "teach.new_assignment",
    "teach.change_assignment": "teach.edit_assignment",
    "publish.save_file": "publish.file",
    "publish.remark": "publish.review",
    "publish.resolve_remark": "publish.review",
    "publish.sign": "publish.review",
    "publish.sign_facts": "publish.review",
    "publish.ask_for_release": "publish.release",
    "publish.retire": "publish.module",
    "publish.mark_evidence": "publish.claim",
}
KEEP_WORDS = KEEP_DRAFT | KEEP_FORMS.keys()


def setup(app: Flask) -> None:
    app.before_request(_guard)
    app.jinja_env.globals["may"] = may
    app.context_processor(_known)


def _known() -> dict[str, Any]:
    return {"known": visitor()}


def may(endpoint: str) -> bool:
    """Whether whoever is asking may use the route."""
    known, kinds = visitor(), ACCESS.get(endpoint, frozenset())
    return "visitor" in kinds if known is None else known.is_one_of(kinds)


def _guard() -> Response | None:
    """Comes before the protection from forged forms, whose token is gone with the session of who was logged out."""
    endpoint = request.endpoint
    if endpoint is None or ACCESS.get(endpoint) is ANYONE or may(endpoint):
        if endpoint in KEEP_FORMS and request.method == "POST":
            unsent.sent()
        return None
    known = visitor()
    if (known is None or known.is_guest) and ACCESS.get(endpoint):
        if endpoint in KEEP_DRAFT and request.method == "POST":
            return entrance.keep_words()
        if endpoint in KEEP_FORMS and request.method == "POST":
            return entrance.keep_form(_page_of(endpoint))
        following = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("account.log_in", next=following), 303)
    abort(404)


def _page_of(endpoint: str) -> str:
    """The page that has the form which is sent to this route."""
    values = {name: value for name, value in (request.view_args or {}).items() if name not in ("comment", "remark")}
    return url_for(KEEP_FORMS[endpoint], **values)
