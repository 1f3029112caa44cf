"""Every kind of difference between two states of a case, with what it weighs and its sentence."""

from eduapp.text.difference import Kind
from eduapp.text.front_difference import FRONT
from eduapp.text.prose_difference import PROSE
from eduapp.text.said import told

OF_CASE = {
    "introduction-changed": Kind("text", told("The introduction has changed.")),
    "shuffle-changed": Kind("text", told("Whether the order of the choices is mixed has changed.")),
    "shown-changed": Kind("text", told("What the learner sees of the variables has changed."), is_list=True),
    "start-changed": Kind("path", told("The case begins elsewhere.")),
    "variable-added": Kind("path", told("The variable %(name)s is new.")),
    "variable-removed": Kind("path", told("The variable %(name)s is gone.")),
    "variable-changed": Kind("path", told("The variable %(name)s begins or is bounded differently."), is_list=True),
}
OF_SCENES = {
    "scene-added": Kind("path", told("The scene “%(heading)s” is new.")),
    "scene-removed": Kind("path", told("The scene “%(heading)s” is gone.")),
    "scene-renamed": Kind("text", told("The scene is called differently.")),
    "set-changed": Kind("path", told("What is set on entering the scene has changed."), is_list=True),
    "go-added": Kind("path", told("A way on at once is new.")),
    "go-removed": Kind("path", told("A way on at once is gone.")),
    "go-reworded": Kind("text", told("A way on at once reads differently.")),
    "go-changed": Kind("path", told("A way on at once leads elsewhere, or holds under another condition.")),
    "goes-moved": Kind("path", told("The ways on at once are tried in another order."), is_list=True),
    "pick-changed": Kind("path", told("How many options are to be ticked has changed.")),
    "write-added": Kind("path", told("The scene now asks for own words.")),
    "write-removed": Kind("path", told("The scene no longer asks for own words.")),
    "difficulty-changed": Kind("scores", told("The scene counts as easier or harder.")),
    "ending-added": Kind("path", told("The scene is now an ending.")),
    "ending-removed": Kind("path", told("The scene is no longer an ending.")),
    "ending-changed": Kind("path", told("The ending is of another kind.")),
}
OF_ACTS = {
    "choice-added": Kind("path", told("The choice “%(act)s” is new.")),
    "choice-removed": Kind("path", told("The choice “%(act)s” is gone.")),
    "choice-reworded": Kind("text", told("The choice “%(act)s” reads differently.")),
    "choice-retargeted": Kind("path", told("The choice “%(act)s” leads elsewhere."), is_list=True),
    "choices-moved": Kind("text", told("The choices stand in another order."), is_list=True),
    "option-added": Kind("path", told("The option “%(act)s” is new.")),
    "option-removed": Kind("path", told("The option “%(act)s” is gone.")),
    "option-reworded": Kind("text", told("The option “%(act)s” reads differently.")),
    "options-moved": Kind("text", told("The options stand in another order."), is_list=True),
    "condition-changed": Kind("path", told("“%(act)s” is offered under another condition.")),
    "effect-changed": Kind("path", told("What “%(act)s” sets has changed."), is_list=True),
    "points-changed": Kind("scores", told("“%(act)s” scores differently in %(name)s.")),
    "unsafe-added": Kind("scores", told("“%(act)s” is now unsafe."), is_safety=True),
    "unsafe-removed": Kind("scores", told("“%(act)s” is no longer unsafe."), is_safety=True),
    "unsafe-reworded": Kind("text", told("Why “%(act)s” is unsafe reads differently.")),
    "feedback-changed": Kind("text", told("The feedback on “%(act)s” has changed.")),
}
KINDS = {**FRONT, **PROSE, **OF_CASE, **OF_SCENES, **OF_ACTS}
