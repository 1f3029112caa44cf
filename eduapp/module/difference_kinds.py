"""Every kind of difference between two states of a module, with what it weighs and its sentence."""

from eduapp.text.difference import Kind
from eduapp.text.front_difference import FRONT
from eduapp.text.prose_difference import PROSE
from eduapp.text.said import told

OF_CONTENTS = {
    "content-added": Kind("path", told("%(name)s is new in the module.")),
    "content-removed": Kind("path", told("%(name)s is no longer in the module.")),
    "content-required": Kind("path", told("%(name)s is now required.")),
    "content-optional": Kind("path", told("%(name)s is now optional.")),
    "contents-moved": Kind("path", told("What the module holds is done in another order."), is_list=True),
    "attempts-changed": Kind("scores", told("How often the post-test can be taken has changed.")),
}
OF_CREDIT = {
    "credit-added": Kind("facts", told("Credit of the kind “%(name)s” is new.")),
    "credit-removed": Kind("facts", told("Credit of the kind “%(name)s” is gone.")),
    "credit-changed": Kind("facts", told("How much credit of the kind “%(name)s” can be claimed has changed.")),
    "provider-changed": Kind("facts", told("The provider has changed."), is_list=True),
    "accreditation-changed": Kind("facts", told("The accreditation statement has changed.")),
    "released-changed": Kind("facts", told("The date of release has changed."), is_list=True),
    "expires-changed": Kind("facts", told("The day until which credit can be claimed has changed."), is_list=True),
}
OF_DISCLOSURE = {
    "support-changed": Kind("facts", told("The commercial support has changed.")),
    "bias-changed": Kind("facts", told("How bias is kept out reads differently.")),
    "disclosure-added": Kind("facts", told("%(name)s is now in control of content.")),
    "disclosure-removed": Kind("facts", told("%(name)s is no longer in control of content.")),
    "disclosure-changed": Kind("facts", told("%(name)s has disclosed something else."), is_list=True),
}
OF_PAGE = {
    "audience-changed": Kind("facts", told("The audience has changed.")),
    "place-changed": Kind("text", told("The module stands elsewhere among the modules.")),
    "act-changed": Kind("text", told("What is asked to be done in practice has changed.")),
    "handout-added": Kind("text", told("The handout %(name)s is new.")),
    "handout-removed": Kind("text", told("The handout %(name)s is gone.")),
    "evaluation-added": Kind("text", told("The evaluation asks something new.")),
    "evaluation-removed": Kind("text", told("The evaluation no longer asks something.")),
    "evaluation-changed": Kind("text", told("The evaluation asks something differently."), is_list=True),
}
KINDS = {**FRONT, **PROSE, **OF_CONTENTS, **OF_CREDIT, **OF_DISCLOSURE, **OF_PAGE}
