"""Draws the simulated scans into the media folders of the cases: `python -B cases/tools/slices.py [WORD…]`.

With words, only the pictures whose name holds one of them. The README beside this file says more.
"""

import sys
from pathlib import Path

from anatomy import Person, Template
from pictures import PICTURES, Picture
from scanner import save, scanned, signal

CASES = Path(__file__).resolve().parent.parent


def draw(picture: Picture, template: Template, folder: Path = CASES) -> Path:
    person = Person(template, picture.seed, picture.atrophy)
    path = folder / picture.name
    save(scanned(signal(person, picture.lesions, picture.scan), picture.scan), path)
    return path


def main(words: list[str]) -> None:
    template = Template()
    for picture in PICTURES:
        if not words or any(word in picture.name for word in words):
            path = draw(picture, template)
            print(f"{picture.name}  {path.stat().st_size / 1000:.1f} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
