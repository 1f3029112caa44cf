"""The simulated scans that come along: small, of one size, told as simulated, and drawn by a script that lists them."""

from pathlib import Path

import pytest

from eduapp.library import shipped

PICTURES = sorted(shipped().rglob("media/*.webp"))
NAMED = [picture.relative_to(shipped()).as_posix() for picture in PICTURES]
NEAR = 3  # lines between a picture and the words that call it simulated
PIXELS = 512
MOST_BYTES = 60_000


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height of a lossy WebP, from the frame header that RFC 6386, section 9.1, describes."""
    assert data[:4] == b"RIFF"
    assert data[8:16] == b"WEBPVP8 "
    assert data[23:26] == b"\x9d\x01\x2a"
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


@pytest.mark.parametrize("picture", PICTURES, ids=NAMED)
def test_a_scan_is_a_square_webp_that_loads_quickly(picture: Path) -> None:
    data = picture.read_bytes()
    assert webp_size(data) == (PIXELS, PIXELS)
    assert len(data) <= MOST_BYTES


def test_the_script_lists_every_scan_and_so_does_its_readme() -> None:
    tools = shipped() / "tools"
    listed, told = ((tools / name).read_text(encoding="utf-8") for name in ("pictures.py", "README.md"))
    assert PICTURES
    assert [picture.name for picture in PICTURES if f"/{picture.name}" not in listed] == []
    assert [picture.name for picture in PICTURES if f"`{picture.stem}`" not in told] == []


def test_every_scan_is_shown_in_a_case_of_its_module() -> None:
    hidden = [
        name
        for name, picture in zip(NAMED, PICTURES, strict=True)
        if not any(f"(media/{picture.name})" in case.read_text("utf-8") for case in picture.parents[1].glob("*.md"))
    ]
    assert hidden == []


def test_every_scan_in_a_case_is_called_simulated_beside_it() -> None:
    cases = {case: case.read_text(encoding="utf-8").splitlines() for case in shipped().glob("*/*.md")}
    bare = [
        f"{case.name}:{number + 1}"
        for case, lines in cases.items()
        for number, line in enumerate(lines)
        if ".webp)" in line
        and not any("Simulated picture" in near for near in lines[max(0, number - NEAR - 1) : number + NEAR])
    ]
    assert bare == []


def test_the_notice_of_the_template_stays_with_the_scans() -> None:
    notice = (shipped() / "LICENSE").read_text(encoding="utf-8")
    assert "Louis Collins, McConnell Brain Imaging Centre" in notice
    assert "provided\n    that the above copyright notice appear in all copies" in notice
