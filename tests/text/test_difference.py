"""What matters most is read first."""

from eduapp.text.difference import Kind, Teller, by_weight

KINDS = {
    "word-changed": Kind("text", "A word."),
    "points-changed": Kind("scores", "“%(act)s” in %(heading)s: %(name)s.", is_safety=True),
    "thing-added": Kind("path", "%(name)s is new."),
    "thing-removed": Kind("path", "%(name)s is gone."),
    "list-changed": Kind("facts", "A list.", is_list=True),
}
TELL = Teller(KINDS)


def test_scores_come_before_ways_facts_and_words_each_by_place() -> None:
    clinic, home = TELL.at("clinic", "The clinic"), TELL.at("home", "Home")
    told = [
        clinic.tell("word-changed"),
        TELL.tell("word-changed"),
        home.tell("points-changed"),
        clinic.tell("word-changed"),
        clinic.tell("thing-added"),
    ]
    found = by_weight(told)
    assert [weight for weight, _ in found] == ["scores", "path", "text"]
    assert [(place.heading, len(place.differences)) for place in found[2][1]] == [("The clinic", 2), ("", 1)]


def test_a_difference_knows_its_place_its_act_and_its_sentence() -> None:
    one = TELL.at("clinic", "The clinic").of("Wait").tell("points-changed", "+1", "+2", name="listen")
    assert str(one.told) == "“Wait” in The clinic: listen."
    assert (one.where, one.act, one.is_safety) == ("clinic", "Wait", True)
    assert one.laid == (("gone", "+1 "), ("new", "+2"))


def test_a_list_is_told_by_what_it_lost_and_gained() -> None:
    found = list(TELL.listed("thing", ["a", "b"], ["c", "b"]))
    assert [str(one.told) for one in found] == ["a is gone.", "c is new."]
    (one,) = TELL.changed("list-changed", "a b\nc", "a d\nc")
    assert [piece.sign for piece in one.laid] == ["gone", "new", "same"]
