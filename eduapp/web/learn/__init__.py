"""The pages of learners: the catalogue, playing a case, the debrief."""

from eduapp.web.learn import catalogue
from eduapp.web.learn.blueprint import learn

__all__ = ["catalogue", "learn"]
