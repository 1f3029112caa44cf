"""The pages of drafts: what is sent is taken as a whole or refused as a whole."""

from tests import drafted
from tests.drafted import FOLDER, MODULE, PICTURE, WALK, archive, begin, send
from tests.stage import Stage


def test_an_archive_becomes_a_draft_with_what_the_checker_says_of_each_file(stage: Stage) -> None:
    dan = stage.browser("Dan")
    begin(dan)
    assert "5 files are in the draft" in dan.text
    for part in (MODULE, WALK, PICTURE, "to be mended before it can be reviewed", "The walk to the shop"):
        assert part in dan.text
    dan.get("/publish/")
    assert "1 module is being worked on" in dan.text


def test_files_are_added_to_the_draft_that_is_open(stage: Stage) -> None:
    dan, carol = stage.browser("Dan"), stage.browser("Carol")
    begin(dan)
    anew = {**FOLDER, WALK: FOLDER[WALK].replace(b"Rosa is 51", b"Rosa is 52")}
    send(carol, "/publish/drafts/new", ("walking.zip", archive(anew)))
    assert "1 file has changed, 4 files are as they were." in carol.text
    assert len(drafted.drafts(stage)) == 1
    assert "Rosa is 52" in drafted.saved(stage, WALK)[0]


def test_files_by_themselves_go_where_they_belong(stage: Stage) -> None:
    dan = stage.browser("Dan")
    page = begin(dan)
    send(dan, f"{page}add", ("the-stairs.md", b"---\nkind: case\n---\n\n# The stairs\n"))
    assert "1 file is new." in dan.text
    assert "cases/walking/the-stairs.md" in dan.text


def test_what_is_hostile_or_empty_is_refused_with_its_reason_and_nothing_stays(stage: Stage) -> None:
    dan = stage.browser("Dan")
    for name, data, why in (
        ("walking.zip", b"not an archive", "This is not a zip archive"),
        ("walking.zip", archive({**FOLDER, "../../etc/passwd.md": b"x"}), "leads out of the archive"),
        ("walking.zip", archive({**FOLDER, "walking/the walk.md": b"x"}), "“the walk.md” can stand in no address"),
        ("notes.md", b"# Notes\n", "There is no module.md in it"),
        ("walking.zip", archive({**FOLDER, "walking/a.md": b" " * 6_000_000}), "more than 100 times its size"),
        ("walking.zip", archive({f"walking/{n}.md": b"" for n in range(1_001)}), "more than 1000 entries"),
    ):
        answer = send(dan, "/publish/drafts/new", (name, data))
        assert answer.status_code == 422
        assert "Nothing was taken, and nothing has changed" in dan.text
        assert why in dan.text
        assert drafted.drafts(stage) == []


def test_a_form_without_a_file_says_so(stage: Stage) -> None:
    dan = stage.browser("Dan")
    assert send(dan, "/publish/drafts/new").status_code == 422
    assert "No file was chosen" in dan.text


def test_a_draft_that_is_put_away_is_worked_on_no_more(stage: Stage) -> None:
    dan = stage.browser("Dan")
    page = begin(dan)
    dan.post(f"{page}put-away")
    assert "No module is being worked on" in dan.text
    dan.get(page)
    assert "Add files" not in dan.text
    assert dan.send(f"{page}files/{WALK}", {"text": "x", "number": "1"}).status_code == 400


def test_who_has_no_part_in_it_does_not_see_it(stage: Stage) -> None:
    page = begin(stage.browser("Dan"))
    for name in ("Alice", "Bob", "Olga", "Mallory"):
        for address in (page, f"{page}files/{WALK}", f"{page}files/{PICTURE}", "/publish/"):
            assert stage.browser(name).client.get(address).status_code == 404
    rita = stage.browser("Rita")
    rita.get(page)
    assert "Add files" not in rita.text
    assert rita.send(f"{page}files/{WALK}", {"text": "hers", "number": "1"}).status_code == 404
    assert rita.client.get(f"{page}files/{PICTURE}").data == FOLDER[PICTURE]
