"""Painted lesions: where they are, which shape they have, and what they do on each sequence."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from anatomy import Array, Noise, Tissue

# Where a lesion and the haze around it end, and how softly, as shares of its radius.
CORE, HALO = (1.0, 0.12), (1.3, 0.14)
RUGGED = Noise(5, 3.8)  # no lesion is a smooth egg


@dataclass(frozen=True, slots=True)
class Lesion:
    """An egg of which `long`, `broad` and `high` are the half axes in mm.

    `turn` is the direction of the long axis in degrees, from the person's right (0) to the front (90).
    """

    x: float
    y: float
    z: float
    long: float
    broad: float
    high: float = 7.0
    turn: float = 0.0
    strength: float = 1.0  # how bright it is on FLAIR
    hole: float = 0.5  # how dark it is on T1
    rim: bool = False  # paramagnetic: dark at its edge on the susceptibility sequence
    ring: float | None = None  # takes up contrast at its edge, open towards this direction in degrees
    closed: bool = False  # the ring has no gap
    vein: bool = True  # a small vein runs through its middle

    def radius(self, points: Array) -> tuple[Array, Array, Array]:
        """How far out each point is, 1 at the edge, and where it is along and across the long axis, in mm."""
        angle = np.deg2rad(self.turn)
        right, front, up = points[0] - self.x, points[1] - self.y, points[2] - self.z
        along = right * np.cos(angle) + front * np.sin(angle)
        across = front * np.cos(angle) - right * np.sin(angle)
        radius = np.sqrt((along / self.long) ** 2 + (across / self.broad) ** 2 + (up / self.high) ** 2)
        return np.asarray(radius * (1 + 0.36 * RUGGED.at(points)), dtype=np.float32), along, across

    def body(self, points: Array) -> Array:
        radius, _, _ = self.radius(points)
        core, halo = (1 / (1 + np.exp(np.minimum((radius - reach) / soft, 30))) for reach, soft in (CORE, HALO))
        return np.asarray(np.maximum(core, 0.4 * halo), dtype=np.float32)

    def edge(self, points: Array, width: float) -> Array:
        """The shell just within the edge, `width` as a share of the radius."""
        radius, _, _ = self.radius(points)
        return np.asarray(np.exp(-(((radius - 0.92) / width) ** 2)), dtype=np.float32)

    def uptake(self, points: Array) -> Array:
        """Where contrast stays: a ring, with a gap towards `ring` unless it is closed."""
        if self.ring is None:
            return np.zeros(points.shape[1:], dtype=np.float32)
        shell = self.edge(points, 0.24) * (0.8 + 0.25 * RUGGED.at(points * 1.3))
        if self.closed:
            return np.asarray(shell, dtype=np.float32)
        direction = np.arctan2(points[1] - self.y, points[0] - self.x) - np.deg2rad(self.ring)
        gap = 1 / (1 + np.exp((np.cos(direction) - 0.62) / 0.09))
        return np.asarray(shell * gap, dtype=np.float32)

    def central_vein(self, points: Array) -> Array:
        if not self.vein:
            return np.zeros(points.shape[1:], dtype=np.float32)
        _, along, across = self.radius(points)
        return np.asarray(
            np.exp(-(((across + 0.8 * RUGGED.at(points / 2)) / 0.6) ** 2)) * (abs(along) < 0.8 * self.long),
            dtype=np.float32,
        )


def _most(layers: Iterable[Array], like: Array) -> Array:
    """The strongest of the layers at each point."""
    top = np.zeros(like.shape[1:], dtype=np.float32)
    for layer in layers:
        top = np.maximum(top, layer)
    return top


@dataclass(frozen=True, slots=True)
class Painted:
    """What the lesions of a person do at each point; none of it reaches into fluid."""

    bright: Array
    hole: Array
    rim: Array
    uptake: Array
    vein: Array


def painted(lesions: tuple[Lesion, ...], tissue: Tissue) -> Painted:
    points, solid = tissue.points, 1 - tissue.fluid
    return Painted(
        solid * _most((lesion.strength * lesion.body(points) for lesion in lesions), points),
        solid * _most((lesion.hole * lesion.body(points) for lesion in lesions), points),
        solid * _most((lesion.edge(points, 0.17) for lesion in lesions if lesion.rim), points),
        solid * _most((lesion.uptake(points) for lesion in lesions), points),
        solid * _most((lesion.central_vein(points) for lesion in lesions), points),
    )
