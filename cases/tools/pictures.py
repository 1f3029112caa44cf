"""Who is drawn, with which lesions, and the pictures of each. None of them exists.

The heights and places are millimetres of the template; x is positive on the person's right, as in the reports.
"""

from dataclasses import dataclass

from lesions import Lesion
from scanner import Position, Scan


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: its `name` below the folder of the cases, whose brain (`seed`), what was lost and painted, the scan."""

    name: str
    seed: int
    atrophy: float
    lesions: tuple[Lesion, ...]
    scan: Scan


SPMS, EARLY, BEYOND = "recognising-spms/media", "treating-early/media", "beyond-relapses/media"

FIRST = Position(turn=1.5, tilt=2.0, roll=0.5)
LATER = Position(turn=-2.0, tilt=3.0, roll=-0.8, right=2.5, front=-2.0)
THIRD = Position(turn=0.5, tilt=1.0, roll=1.0, right=-2.0, front=1.0)

ELENA = 7
ELENA_OLD = (
    Lesion(24.5, -10, 24, 6.5, 3.2, turn=8),
    Lesion(-27, -26, 24, 6.5, 3.4, turn=-160, hole=0.8),
    Lesion(31, -42, 23, 4, 3.2, turn=40, strength=0.85),
)
ELENA_NEW = (
    Lesion(-25, 3, 24, 6.5, 3.2, turn=170),
    Lesion(26, 35, 24, 4.8, 3.6, turn=70, strength=0.92),
)
ELENA_ALL = ELENA_OLD + ELENA_NEW

IDRIS = 23
IDRIS_OLD = (
    Lesion(25, -16, 21, 7, 3.4, turn=0, hole=0.8),
    Lesion(-25, 12, 21, 5, 3.0, turn=155),
    Lesion(34, -44, 20, 5, 3.6, turn=-40),
    Lesion(-32, 34, 21, 3.4, 3.0, strength=0.85),
)
IDRIS_NEW = (Lesion(-28, -25, 21, 7.5, 3.8, turn=-155),)

HANNE = 41
HANNE_ALL = (
    Lesion(29, -24, 25, 7.5, 5.2, high=7, turn=-25, rim=True, hole=0.9),
    Lesion(-29, 16, 25, 6.5, 4.8, high=7, turn=150, rim=True, hole=0.9),
    Lesion(-26, -18, 25, 6, 3.0, turn=-170),
    Lesion(25, 6, 25, 5, 2.8, turn=20),
    Lesion(-34, -46, 25, 3.6, 3.0, strength=0.85),
)

ACTIVE = 58
ACTIVE_OLD = (
    Lesion(25, -18, 22, 7, 3.4, turn=5, hole=0.9),
    Lesion(-25, -6, 22, 6, 3.0, turn=175),
    Lesion(-33, 32, 22, 4, 3.2, strength=0.85),
)
ACTIVE_NEW = (
    Lesion(-36, -44, 22, 6.5, 5.0, high=7, turn=-130, ring=-130),
    Lesion(26, 22, 22, 5.5, 3.2, turn=35),
)

NOTHING = 63
NOTHING_ALL = (
    Lesion(25, -8, 23, 7, 3.4, turn=6, hole=0.9),
    Lesion(29, -34, 23, 6, 3.8, turn=-35),
    Lesion(-26, -14, 23, 7.5, 3.4, turn=175, hole=0.9),
    Lesion(-27, 20, 23, 5, 3.2, turn=145),
    Lesion(33, 30, 23, 3.6, 3.0, strength=0.85),
)

FIRST_CHOICE = 77
FIRST_CHOICE_ALL = (
    Lesion(24, -6, 24, 7, 3.2, turn=8),
    Lesion(-25, -18, 24, 7, 3.2, turn=-172),
    Lesion(-24, 10, 24, 5, 2.8, turn=160),
    Lesion(29, -34, 24, 5.5, 3.6, turn=-35),
    Lesion(-38, 28, 24, 4.4, 3.2, turn=120),  # at the cortex
    Lesion(7, -31, -33, 4.6, 4.0, high=5, ring=0, closed=True, hole=0.4),  # in the pons
)

TRANSPLANT = 85
TRANSPLANT_OLD = (
    Lesion(25, -14, 25, 7, 3.4, turn=5, hole=0.8),
    Lesion(-25, -4, 25, 5.5, 3.0, turn=175),
    Lesion(-31, -40, 25, 4.6, 3.6, turn=-140),
)
TRANSPLANT_NEW = (
    Lesion(31, 26, 25, 6.5, 5.2, high=7, turn=60, ring=60),
    Lesion(-27, 22, 25, 5.5, 3.2, turn=145),
    Lesion(32, -44, 25, 4.8, 3.6, turn=-50),
)

PICTURES = (
    Picture(f"{SPMS}/the-mailbox-2019.webp", ELENA, 0.4, ELENA_OLD, Scan("flair", 24, THIRD, 1)),
    Picture(f"{SPMS}/the-mailbox-2020.webp", ELENA, 0.5, ELENA_ALL, Scan("flair", 24, LATER, 2, 0.03)),
    Picture(f"{SPMS}/the-mailbox-2025.webp", ELENA, 2.3, ELENA_ALL, Scan("flair", 24, FIRST, 3)),
    Picture(f"{SPMS}/a-bad-winter-contrast.webp", ELENA, 1.7, ELENA_ALL, Scan("t1-contrast", 24, FIRST, 4)),
    Picture(f"{SPMS}/half-a-recovery-before.webp", IDRIS, 0.8, IDRIS_OLD, Scan("flair", 21, FIRST, 5)),
    Picture(
        f"{SPMS}/half-a-recovery-after.webp",
        IDRIS,
        0.8,
        IDRIS_OLD + IDRIS_NEW,
        Scan("flair", 21, LATER, 6),
    ),
    Picture(f"{SPMS}/what-the-scan-2024.webp", HANNE, 0.5, HANNE_ALL, Scan("flair", 25, LATER, 7)),
    Picture(f"{SPMS}/what-the-scan-2025.webp", HANNE, 0.5, HANNE_ALL, Scan("flair", 25, FIRST, 8)),
    Picture(f"{SPMS}/what-the-scan-iron.webp", HANNE, 0.5, HANNE_ALL, Scan("susceptibility", 25, THIRD, 9)),
    Picture(f"{EARLY}/active-again-2025.webp", ACTIVE, 1.2, ACTIVE_OLD, Scan("flair", 22, LATER, 10)),
    Picture(
        f"{EARLY}/active-again-2026.webp",
        ACTIVE,
        1.2,
        ACTIVE_OLD + ACTIVE_NEW,
        Scan("flair", 22, FIRST, 11),
    ),
    Picture(
        f"{EARLY}/active-again-contrast.webp",
        ACTIVE,
        1.2,
        ACTIVE_OLD + ACTIVE_NEW,
        Scan("t1-contrast", 22, FIRST, 12),
    ),
    Picture(
        f"{EARLY}/first-choice-ventricles.webp",
        FIRST_CHOICE,
        0,
        FIRST_CHOICE_ALL,
        Scan("flair", 24, FIRST, 13),
    ),
    Picture(f"{EARLY}/first-choice-pons.webp", FIRST_CHOICE, 0, FIRST_CHOICE_ALL, Scan("flair", -33, FIRST, 14)),
    Picture(
        f"{EARLY}/first-choice-contrast.webp",
        FIRST_CHOICE,
        0,
        FIRST_CHOICE_ALL,
        Scan("t1-contrast", -33, FIRST, 15),
    ),
    Picture(f"{BEYOND}/nothing-on-the-scan-2025.webp", NOTHING, 1.3, NOTHING_ALL, Scan("flair", 23, FIRST, 16)),
    Picture(f"{BEYOND}/nothing-on-the-scan-2026.webp", NOTHING, 1.3, NOTHING_ALL, Scan("flair", 23, LATER, 17)),
    Picture(f"{BEYOND}/transplant-before.webp", TRANSPLANT, 0.5, TRANSPLANT_OLD, Scan("flair", 25, LATER, 18)),
    Picture(
        f"{BEYOND}/transplant-now.webp",
        TRANSPLANT,
        0.5,
        TRANSPLANT_OLD + TRANSPLANT_NEW,
        Scan("flair", 25, THIRD, 19),
    ),
    Picture(
        f"{BEYOND}/transplant-contrast.webp",
        TRANSPLANT,
        0.5,
        TRANSPLANT_OLD + TRANSPLANT_NEW,
        Scan("t1-contrast", 25, THIRD, 20),
    ),
)
