"""An author at work: the page follows the file by itself."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from eduapp.web.preview import create_preview
from tests.browser.trouble import Trouble
from tests.web.preview.drafts import COMPETENCIES, DRAFT, EVIDENCE, changed

Look = Callable[[Page], None]


class Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "competencies.yaml").write_text(COMPETENCIES)
    (tmp_path / "evidence.yaml").write_text(EVIDENCE)
    path = tmp_path / "stairs.md"
    path.write_text(DRAFT)
    return path


@pytest.fixture
def site(file: Path) -> Iterator[str]:
    """The preview, served; no answer waits long, so that it ends soon."""
    app = create_preview(file, TESTING=True, PREVIEW_PATIENCE=1)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_author_plays_mends_and_goes_on_without_touching_the_page(
    site: str, desk: BrowserContext, file: Path
) -> None:
    page = desk.new_page()
    page.goto(site)
    page.get_by_role("button", name="Ask about the year").click()
    page.get_by_label("Time his walk").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("heading", name="On the stairs")).to_be_visible()
    file.write_text(changed("[Tell him](#at-home)", "[Tell him](#at-hme)"))
    expect(page.get_by_role("heading", name="Not to be played yet")).to_be_visible()
    file.write_text(changed("[Tell him](#at-home)", "[Tell him the truth](#at-home)"))
    expect(page.get_by_label("Tell him the truth")).to_be_visible()
    expect(page.get_by_role("heading", name="On the stairs")).to_be_visible()
    assert page.url == f"{site}/?path=1.2"


def test_a_page_that_says_what_is_missing_follows_the_file_too(
    site: str, desk: BrowserContext, file: Path, trouble: Trouble
) -> None:
    page = desk.new_page()
    page.goto(f"{site}/?path=1.2")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Tick exactly 1.")).to_be_visible()
    file.write_text(changed("[Tell him](#at-home)", "[Tell him the truth](#at-home)"))
    expect(page.get_by_label("Tell him the truth")).to_be_visible()
    trouble.expected("status of 422")


def test_the_panel_is_folded_on_a_phone_and_open_on_a_desk(
    site: str, phone: BrowserContext, desk: BrowserContext
) -> None:
    for device, is_open in ((phone, False), (desk, True)):
        page = device.new_page()
        page.goto(site)
        expect(page.get_by_text("Begin elsewhere")).to_be_visible(visible=is_open)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts_a_scene_is_begun_with_other_values(site: str, phone: BrowserContext, scripts: bool) -> None:
    page = phone.new_page()
    page.goto(site)
    page.get_by_text("Preview · stairs.md").click()
    page.get_by_label("Scene").select_option("On the stairs")
    page.get_by_label("mood").select_option("low")
    page.get_by_role("button", name="Begin there").click()
    expect(page.get_by_text("He looks down.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_of_the_preview(
    site: str, desk: BrowserContext, phone: BrowserContext, file: Path, axe: Look, scheme: str
) -> None:
    page, small = desk.new_page(), phone.new_page()
    for path in ("/?path=1&set.hope=1", "/?path=1.2.2:1", "/debrief?path=1.2.2:1", "/debrief?from=at-home", "/cover"):
        page.goto(site + path)
        axe(page)
    small.goto(f"{site}/?path=1")
    axe(small)
    small.get_by_text("Preview · stairs.md").click()
    axe(small)
    file.write_text(changed("[Tell him](#at-home)", "[Tell him](#at-hme)"))
    expect(page.get_by_role("heading", name="Not to be played yet")).to_be_visible()
    axe(page)
