"""A file that cannot be played shows its findings, each under its line."""

from pathlib import Path

import pytest

from tests.browse import Browser
from tests.web.preview.conftest import Save
from tests.web.preview.drafts import DRAFT, changed

BROKEN = changed("[Time his walk](#on-the-stairs)", "[Time his walk](#on-the-stair)")


def test_each_finding_stands_under_its_line(author: Browser, save: Save) -> None:
    save(BROKEN)
    line = BROKEN.splitlines().index("- [Time his walk](#on-the-stair)") + 1
    text = author.get("/").text
    main = text[text.index("<main") :]
    assert f'id="line-{line}"' in main
    assert main.index("[Time his walk](#on-the-stair)") < main.index("Did you mean `#on-the-stairs`?")
    assert main.index("Did you mean") < main.index(f'id="line-{line + 1}"')
    assert f'id="line-{line + 3}"' not in main


def test_once_mended_the_same_address_goes_on(author: Browser, save: Save) -> None:
    save(BROKEN)
    author.get("/?path=1.2")
    assert "Not to be played yet" in author.text
    save(DRAFT)
    author.get("/?path=1.2")
    assert "On the stairs" in author.text
    assert "Decision 3" in author.text


@pytest.mark.parametrize("page", ["/", "/?path=1", "/begin", "/cover", "/debrief"])
def test_every_page_says_what_is_wrong(author: Browser, save: Save, page: str) -> None:
    save(BROKEN)
    assert author.get(page).status_code == 200
    assert "Not to be played yet" in author.text
    for path in ("/", "/what-if"):
        author.post(path, {"choice": "0", "number": "0"})
        assert "Not to be played yet" in author.text


@pytest.mark.parametrize(
    "text", ["", "\n\n", "---\n", "kind: quiz\n# A quiz\n", "# <script>alert(1)</script>\n", "\0\r\r"]
)
def test_whatever_the_file_holds_it_is_a_page(author: Browser, save: Save, text: str) -> None:
    save(text)
    assert author.get("/").status_code == 200
    assert "Not to be played yet" in author.text
    assert "<script>alert" not in author.page.text


def test_a_file_that_is_gone_is_told_and_comes_back(author: Browser, file: Path) -> None:
    author.get("/")
    file.unlink()
    author.get("/")
    assert "The file cannot be read: No such file or directory." in author.text
    file.write_text(DRAFT)
    author.get("/")
    assert "He came by the lift." in author.text
