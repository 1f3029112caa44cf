"""The pages of learners: the catalogue, playing a case, the debrief."""

from eduapp.web.learn import attempt, catalogue, cover, debrief, picture, practice, problem
from eduapp.web.learn.blueprint import learn

__all__ = ["attempt", "catalogue", "cover", "debrief", "learn", "picture", "practice", "problem"]
