"""What is kept: SQLAlchemy models, one file a noun. No Flask."""

from eduapp.store.assignment import Assignment, Extension, Override
from eduapp.store.attempt import ActCount, Attempt, Decision, SelfCheck
from eduapp.store.base import Base
from eduapp.store.cohort import Change, Cohort, Invitation, Member
from eduapp.store.comment import Comment, Notice, QuizComment, RubricMark
from eduapp.store.content import Case, Competency, Content, Loading, Module, OnShelf, Quiz, Revision
from eduapp.store.draft import Draft, DraftFile, DraftWriter, Explored
from eduapp.store.evidence import Difficulty, Evidence, StandingNow, StandingThen
from eduapp.store.export import Export
from eduapp.store.live import LiveCase, LiveDecision, LiveSeat, LiveTally, LiveVote
from eduapp.store.log_in import FailedLogIn, KnownBrowser, LogIn, LogInSession
from eduapp.store.mail import Mail
from eduapp.store.person import Person, Role
from eduapp.store.problem import Problem
from eduapp.store.publishing import EvidenceChange, EvidenceNotice, ModuleChange
from eduapp.store.quiz_attempt import Answer, QuizAttempt
from eduapp.store.release import Award, Enrolment, Evaluation, Intention, Part, Release
from eduapp.store.review import Card, Review, ReviewPlan
from eduapp.store.signing import Remark, SignedFact, SignOff
from eduapp.store.tally import ActTally, PaceTally
from eduapp.store.unsent import Unsent
from eduapp.store.weighing import Weighing

__all__ = [
    "ActCount",
    "ActTally",
    "Answer",
    "Assignment",
    "Attempt",
    "Award",
    "Base",
    "Card",
    "Case",
    "Change",
    "Cohort",
    "Comment",
    "Competency",
    "Content",
    "Decision",
    "Difficulty",
    "Draft",
    "DraftFile",
    "DraftWriter",
    "Enrolment",
    "Evaluation",
    "Evidence",
    "EvidenceChange",
    "EvidenceNotice",
    "Explored",
    "Export",
    "Extension",
    "FailedLogIn",
    "Intention",
    "Invitation",
    "KnownBrowser",
    "LiveCase",
    "LiveDecision",
    "LiveSeat",
    "LiveTally",
    "LiveVote",
    "Loading",
    "LogIn",
    "LogInSession",
    "Mail",
    "Member",
    "Module",
    "ModuleChange",
    "Notice",
    "OnShelf",
    "Override",
    "PaceTally",
    "Part",
    "Person",
    "Problem",
    "Quiz",
    "QuizAttempt",
    "QuizComment",
    "Release",
    "Remark",
    "Review",
    "ReviewPlan",
    "Revision",
    "Role",
    "RubricMark",
    "SelfCheck",
    "SignOff",
    "SignedFact",
    "StandingNow",
    "StandingThen",
    "Unsent",
    "Weighing",
]
