"""Citations are numbered as they appear on a page."""

from eduapp.text.cites import Cites


def test_a_citation_says_what_it_is_and_only_the_first_can_be_led_back_to() -> None:
    cites = Cites()
    assert cites.linked("E1") == (
        '<sup class="cite"><a href="#ref-E1" aria-label="Reference 1" id="cite-E1">1</a></sup>'
    )
    assert cites.linked("E1") == '<sup class="cite"><a href="#ref-E1" aria-label="Reference 1">1</a></sup>'
    assert 'id="cite-E2"' in cites.named("E2")
    assert "<a" not in cites.named("E2")
    assert "(Reference 2)" in cites.named("E2")
    assert cites.ids == ("E1", "E2")


def test_a_citation_is_named_in_the_language_that_is_given() -> None:
    cites = Cites("<Quelle %(number)d>")
    assert 'aria-label="&lt;Quelle 1&gt;"' in cites.linked("E1")
    assert "(&lt;Quelle 2&gt;)" in cites.named("E2")
