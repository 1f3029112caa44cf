"""The head around the brain. The template holds none, so it is made up: skull, marrow, scalp and, low down, orbits."""

from dataclasses import dataclass

import numpy as np
from anatomy import Array, Noise, Person
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.spatial import ConvexHull

BASE = -20.0  # mm: below this the slice goes through the base of the skull
ORBITS = ((33.0, 56.0), (-33.0, 56.0))
BONE = Noise(21, 9.0)
FAT = Noise(22, 12.0)


@dataclass(frozen=True, slots=True)
class Shades:
    """How bright on a sequence what is not brain is."""

    fluid: float
    marrow: float
    fat: float
    skin: float
    eye: float
    blood: float
    bone: float = 0.03


def outline(person: Person, points: Array) -> NDArray[np.bool_]:
    """The space within the skull, and low down that of the face: convex, and the same before and after atrophy."""
    pieces, count = ndimage.label(person.cranium(points) > 0.3)
    sizes = ndimage.sum_labels(pieces > 0, pieces, range(1, count + 1))
    held = np.isin(pieces, 1 + np.flatnonzero(sizes > pieces.size / 500))
    if points[2].mean() < BASE:
        for x, y in ORBITS:
            held |= np.hypot(points[0] - x, points[1] - y) < 17
        held |= np.hypot(points[0], points[1] - 64) < 16  # the root of the nose
    rows = np.argwhere(held)
    corners = rows[ConvexHull(rows).vertices]
    image = Image.new("1", held.shape[::-1])
    ImageDraw.Draw(image).polygon([(int(column), int(row)) for row, column in corners], fill=1)
    return np.asarray(image, dtype=np.bool_)


def depth(inside: NDArray[np.bool_], pixel: float) -> Array:
    """How far outside the outline each pixel lies in mm, negative within, without corners."""
    signed = ndimage.distance_transform_edt(~inside) - ndimage.distance_transform_edt(inside)
    return np.asarray(ndimage.gaussian_filter(signed * pixel, 9 / pixel), dtype=np.float32)


def around(person: Person, points: Array, shades: Shades, pixel: float) -> tuple[Array, Array]:
    """How bright the head outside of the brain is, and how much of each pixel lies within the skull."""
    deep = depth(outline(person, points), pixel)
    thick = np.asarray(1 + 0.18 * FAT.at(points / 2), dtype=np.float32)
    edges = (1.0, 2.8, 6.0, 7.6, 12.4, 13.8)
    values = (shades.fluid, shades.bone, shades.marrow, shades.bone, shades.fat, shades.skin)
    bright = np.zeros(deep.shape, dtype=np.float32)
    for edge, value in zip(reversed(edges), reversed(values), strict=True):
        share = np.clip((edge * thick - deep) / pixel + 0.5, 0, 1)
        uneven = value * (1 + 0.16 * BONE.at(points))
        bright = np.asarray(bright * (1 - share) + uneven * share, dtype=np.float32)
    within = np.asarray(np.clip((thick - deep) / pixel + 0.5, 0, 1), dtype=np.float32)
    if points[2].mean() < BASE:
        bright = _base(points, bright, within, shades)
    return _sinus(points, deep, bright, shades), within


def _sinus(points: Array, deep: Array, bright: Array, shades: Shades) -> Array:
    """The sagittal sinus, cut across behind and in front."""
    wide = np.where(points[1] < 0, 4.2, 2.4) * np.clip(1 + (deep - 1.0) / 7, 0, 1)
    at_ends = (points[1] < -70) | ((points[1] > 45) & (points[2] > BASE))
    share = np.clip((wide - abs(points[0])) / 1.5, 0, 1) * (deep < 1.2) * (deep > -6) * at_ends
    return np.asarray(bright * (1 - share) + shades.blood * share, dtype=np.float32)


def _base(points: Array, bright: Array, within: Array, shades: Shades) -> Array:
    """Bone and its marrow between the lobes, air cells in the middle, orbits with their fat in front."""
    x, y, _ = points
    bony = np.clip(0.5 + 0.9 * BONE.at(points * 1.4), 0, 1) * shades.marrow * 0.8
    # Around brainstem and cerebellum there is fluid, not bone.
    cistern = np.clip((38 - np.hypot(x / 1.5, y + 40)) / 4, 0, 1)
    base = bony * (1 - cistern) + shades.fluid * cistern
    air = np.clip((13 - abs(x)) / 2, 0, 1) * np.clip((y - 22) / 3, 0, 1) * np.clip(0.8 + 0.7 * BONE.at(points), 0, 1)
    base = base * (1 - air) + 0.02 * air
    for side, front in ORBITS:
        # A cone of fat that narrows to the back, and the eye in it.
        width = 15 * np.clip((y - 14) / 34, 0, 1) ** 0.7
        cone = np.clip((width - abs(x - side * (0.55 + 0.45 * np.clip((y - 14) / 40, 0, 1)))) / 1.2, 0, 1)
        base = base * (1 - cone) + shades.fat * 0.9 * cone
        nerve = np.clip((1.9 - abs(x - side * (0.55 + 0.45 * (y - 14) / 40))) / 0.8, 0, 1) * (y > 18) * (y < front)
        base = base * (1 - nerve) + shades.skin * nerve
        away = np.hypot(x - side, y - front - 3)
        eye = np.clip((12.3 - away) / 1.0, 0, 1)
        wall = np.clip((1.3 - abs(away - 12.0)) / 0.8, 0, 1)
        base = base * (1 - eye) + shades.eye * eye
        base = base * (1 - wall) + shades.skin * wall
    return np.asarray(bright * (1 - within) + base * within, dtype=np.float32)
