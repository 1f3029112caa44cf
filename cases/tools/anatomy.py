"""The brain in the pictures: tissues of the open average template, bent into somebody who does not exist.

All positions are millimetres of the template: x to the right of the person, y to the front, z up.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from nilearn import datasets
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[np.floating[Any]]

# How far apart, in mm, the knots of a field of smooth noise stand, and how far it moves what lies between.
FOLDS = ((38.0, 3.2), (15.0, 1.5), (7.0, 0.55))
SULCUS = 0.60  # the template's T1 below which what the maps call grey holds fluid as well
ATROPHY_FADES = 16.0  # mm from the ventricle over which tissue gives way to it


class Noise:
    """Smooth noise that fills space: the same numbers at the same place, whoever asks and in which order."""

    def __init__(self, seed: int, spacing: float) -> None:
        self.spacing = spacing
        size = tuple(int(260 / spacing) + 6 for _ in range(3))
        self.knots = np.random.default_rng(seed).standard_normal(size).astype(np.float32)

    def at(self, points: Array) -> Array:
        """`points` is (3, …) in mm; the answer has the shape that is left, about 0 ± 0.6."""
        places = (points + 130) / self.spacing + 2
        return np.asarray(ndimage.map_coordinates(self.knots, places, order=3, mode="mirror", prefilter=False))


class Template:
    """The MNI152 template that nilearn carries, as three tissues that add up to one within the brain."""

    def __init__(self) -> None:
        image = datasets.load_mni152_template(resolution=1)
        self.origin = np.asarray(image.affine[:3, 3], dtype=np.float32)
        t1 = np.asarray(image.get_fdata(), dtype=np.float32)
        self.t1 = t1 / t1.max()
        self.grey = self._map(datasets.load_mni152_gm_template(resolution=1).get_fdata())
        self.white = self._map(datasets.load_mni152_wm_template(resolution=1).get_fdata())
        self.brain = (self.t1 > 0).astype(np.float32)

    @staticmethod
    def _map(values: NDArray[np.float64]) -> Array:
        return np.asarray(values / values.max(), dtype=np.float32)

    def sample(self, volume: Array, points: Array) -> Array:
        places = points - self.origin.reshape(3, *(1,) * (points.ndim - 1))
        return np.asarray(ndimage.map_coordinates(volume, places, order=1))

    @cached_property
    def ventricles(self) -> Array:
        """The signed distance to the lateral and third ventricles in mm, negative within."""
        fluid = (self.grey + self.white < 0.5) & (self.t1 < 0.45) & (self.brain > 0)
        x, y, z = np.meshgrid(*(np.arange(n) for n in fluid.shape), indexing="ij")
        middle = np.stack([x, y, z]) + self.origin.reshape(3, 1, 1, 1)
        near = (abs(middle[0]) < 40) & (abs(middle[1] + 12) < 50) & (middle[2] > -12) & (middle[2] < 34)
        pieces, count = ndimage.label(ndimage.binary_opening(fluid & near))
        sizes = ndimage.sum_labels(fluid, pieces, range(1, count + 1))
        inside = np.isin(pieces, 1 + np.flatnonzero(sizes > 300))
        distance = ndimage.distance_transform_edt(~inside) - ndimage.distance_transform_edt(inside)
        return np.asarray(ndimage.gaussian_filter(distance, 1.5), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Tissue:
    """What there is at each point: shares of fluid, grey and white, and more that the sequences need."""

    points: Array  # in the template, where lesions are
    fluid: Array
    grey: Array
    white: Array
    brain: Array
    detail: Array  # how the template's T1 differs from what its tissue alone would give
    ventricle: Array  # mm to the ventricle


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist: the template, bent by a seed. `atrophy`: mm by which a ventricle's wall recedes."""

    template: Template
    seed: int
    atrophy: float = 0.0

    def bent(self, points: Array) -> Array:
        """Where the template holds what this person has at `points`, were nothing lost."""
        moved = points.copy()
        for number, (spacing, reach) in enumerate(FOLDS):
            for axis in range(3):
                moved[axis] += reach * Noise(self.seed * 100 + number * 10 + axis, spacing).at(points)
        return moved

    def shrunk(self, points: Array) -> Array:
        """The ventricles wider and the surface further in by what was lost."""
        distance = self.template.sample(self.template.ventricles, points)
        slopes = [
            self.template.sample(self.template.ventricles, points + step) - distance
            for step in 1.5 * np.eye(3, dtype=np.float32).reshape(3, 3, *(1,) * (points.ndim - 1))
        ]
        outward = np.stack(slopes) / 1.5
        give = self.atrophy * np.exp(-np.maximum(distance, 0) / ATROPHY_FADES)
        grown = 1 + 0.006 * self.atrophy
        middle = np.array([0, -18, 5], dtype=np.float32).reshape(3, *(1,) * (points.ndim - 1))
        return np.asarray((points - middle) * grown + middle - give * outward, dtype=np.float32)

    def cranium(self, points: Array) -> Array:
        """Whether the brain was there before anything was lost: the skull does not shrink."""
        return self.template.sample(self.template.brain, self.bent(points))

    def tissue(self, points: Array) -> Tissue:
        there = self.shrunk(self.bent(points)) if self.atrophy else self.bent(points)
        grey, white, brain, t1 = (
            np.clip(self.template.sample(volume, there), 0, 1)
            for volume in (self.template.grey, self.template.white, self.template.brain, self.template.t1)
        )
        # The maps call a narrow sulcus grey; the template's T1 still shows a valley there.
        valley = np.clip((SULCUS + 0.028 * self.atrophy - t1) / 0.16, 0, 1)
        fluid = np.maximum(np.clip(1 - grey - white, 0, 1), valley)
        fluid, grey, white = self._sharpened(fluid, grey * (1 - valley), white)
        plain = 0.26 * fluid + 0.66 * grey + 0.88 * white
        ventricle = self.template.sample(self.template.ventricles, there)
        return Tissue(there, fluid, grey, white, brain, (t1 - plain) * brain, ventricle)

    @staticmethod
    def _sharpened(*shares: Array) -> tuple[Array, ...]:
        """An average of 152 people is blurred; one person is not."""
        powers = [np.clip(share, 0, 1) ** 2.2 for share in shares]
        total = sum(powers) + 1e-6
        return tuple(np.asarray(power / total, dtype=np.float32) for power in powers)
