"""What a scanner makes of a brain: a thick slice, a head around it, an uneven coil, noise, and a file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from anatomy import Array, Person
from head import around
from lesions import Lesion, painted
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage
from sequences import AROUND, SEQUENCES

SIDE = 512  # pixels of a picture
MATRIX = 320  # pixels that are measured; a picture is drawn finer than it was measured, as on any scanner
FIELD = 238.0  # mm
PIXEL = FIELD / MATRIX
THICK = (-1.4, 0.0, 1.4)  # mm: a slice is an average, which blurs what crosses it aslant
CENTRE = (0.0, -18.0)  # the middle of the field in the template


@dataclass(frozen=True, slots=True)
class Position:
    """How the head lay: turned and tilted by degrees, shifted by mm. Nobody lies twice in the same way."""

    turn: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    right: float = 0.0
    front: float = 0.0


@dataclass(frozen=True, slots=True)
class Scan:
    """One slice at height `z` of the template, of one sequence. `seed` is the noise of that day."""

    sequence: str
    z: float
    position: Position
    seed: int
    noise: float = 0.022


def plane(z: float, position: Position) -> Array:
    """The points of a slice: rows from the front to the back, columns from the person's right to the left."""
    steps = (np.arange(MATRIX, dtype=np.float32) - MATRIX / 2 + 0.5) * PIXEL
    x, y = np.meshgrid(-steps, -steps)
    turn, tilt, roll = np.deg2rad([position.turn, position.tilt, position.roll])
    right, front = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    up = z + front * np.sin(tilt) + right * np.sin(roll)
    return np.stack([right + CENTRE[0] + position.right, front + CENTRE[1] + position.front, up]).astype(np.float32)


def signal(person: Person, lesions: tuple[Lesion, ...], scan: Scan) -> Array:
    """The slice before the scanner adds its own."""
    outer, within = around(person, plane(scan.z, scan.position), AROUND[scan.sequence], PIXEL)
    total = np.zeros((MATRIX, MATRIX), dtype=np.float32)
    for offset in THICK:
        tissue = person.tissue(plane(scan.z + offset, scan.position))
        brain = SEQUENCES[scan.sequence](tissue, painted(lesions, tissue))
        total += outer * (1 - tissue.brain * within) + brain * tissue.brain * within
    return total / len(THICK)


def scanned(bright: Array, scan: Scan) -> Array:
    """An uneven coil, blur and the noise of a magnitude image, which is never below zero."""
    rng = np.random.default_rng(scan.seed)
    bias = ndimage.zoom(rng.standard_normal((4, 4)), MATRIX / 4, order=3)
    uneven = bright * (1 + 0.05 * bias / bias.std())
    sharp = ndimage.gaussian_filter(uneven, 0.5)
    grain = [ndimage.gaussian_filter(rng.standard_normal(bright.shape), 0.5) for _ in range(2)]
    real, imaginary = (scan.noise * part / part.std() for part in grain)
    return np.asarray(np.hypot(sharp + real, imaginary), dtype=np.float32)


def save(bright: Array, path: Path) -> None:
    image = Image.fromarray((np.clip(bright, 0, 1) * 255).astype(np.uint8)).resize(
        (SIDE, SIDE), Image.Resampling.BICUBIC
    )
    ImageDraw.Draw(image).text((12, SIDE // 2), "R", fill=190, font=ImageFont.load_default(20))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "WEBP", quality=82, method=6)
