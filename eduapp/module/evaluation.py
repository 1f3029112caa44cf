"""The questions that end a module where its organiser wrote no others."""

from eduapp.module.model import Question
from eduapp.text.told import told

MOST_INTENTIONS = 3

DEFAULT = (
    Question("objectives", told("Can you now do what the module set out to teach?"), "objectives"),
    Question("bias", told("Was anything in it biased in favour of a company or a product?"), "yes-no"),
    Question("intentions", told("What will you do differently from now on? Name up to three things."), "intentions"),
    Question("confidence", told("How sure are you that you will do so?"), "scale"),
    Question(
        "barriers",
        told("What could keep you from it?"),
        "choice",
        choices=(
            told("Too little time with each patient"),
            told("Tests or treatments that are hard to get"),
            told("What is paid for and what is not"),
            told("Colleagues or guidelines that say otherwise"),
            told("Patients who see it differently"),
            told("Nothing"),
        ),
        several=True,
        optional=True,
    ),
)
