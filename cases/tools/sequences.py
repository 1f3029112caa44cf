"""How bright each tissue is on each sequence: FLAIR, T1 after contrast, susceptibility.

Each takes tissue and painted lesions and gives a brightness from 0 to about 1. The numbers were chosen by eye.
"""

import numpy as np
from anatomy import Array, Noise, Tissue
from head import Shades
from lesions import Painted

VESSELS = Noise(11, 3.2)
PLEXUS = Noise(12, 4.0)


def _narrow(values: Array, middle: float, width: float) -> Array:
    return np.asarray(np.exp(-(((values - middle) / width) ** 2)), dtype=np.float32)


def flair(tissue: Tissue, painted: Painted) -> Array:
    """Fluid is dark, grey a little brighter than white, lesions bright; a thin line beside the ventricle is normal."""
    plain = 0.055 * tissue.fluid + 0.53 * tissue.grey + 0.385 * tissue.white
    lining = 0.10 * _narrow(tissue.ventricle, 0.8, 1.6) * tissue.white
    lit = plain - 0.25 * tissue.detail * (1 - tissue.fluid) + lining
    return np.asarray(lit + painted.bright * (0.93 - lit) * (0.88 + 0.1 * VESSELS.at(tissue.points)), dtype=np.float32)


def t1_contrast(tissue: Tissue, painted: Painted) -> Array:
    """White is bright, fluid dark; what takes up contrast is brighter still, as vessels and plexus are in everyone."""
    plain = 0.10 * tissue.fluid + 0.39 * tissue.grey + 0.58 * tissue.white + 0.35 * tissue.detail * (1 - tissue.fluid)
    dark = plain - painted.hole * 0.30 * (plain > 0.2)
    low_and_back = _narrow(tissue.points[1], -34, 9) * (tissue.points[2] < 20)
    plexus = (PLEXUS.at(tissue.points) > 0.25) * (tissue.ventricle < -1.5) * low_and_back
    veins = np.clip(VESSELS.at(tissue.points) * 3 - 1.9, 0, 1) * tissue.fluid * (tissue.ventricle > 6)
    bright = np.maximum.reduce([painted.uptake, 0.7 * plexus, 0.75 * veins])
    return np.asarray(dark + bright * (0.97 - dark), dtype=np.float32)


def susceptibility(tissue: Tissue, painted: Painted) -> Array:
    """Iron and veins are dark, lesions a little brighter than white matter, rims that hold iron dark."""
    plain = 0.40 * tissue.fluid + 0.60 * tissue.grey + 0.52 * tissue.white
    lit = plain - 0.2 * tissue.detail * (1 - tissue.fluid) + 0.15 * painted.bright
    cortical = np.clip(VESSELS.at(tissue.points) * 3 - 1.2, 0, 1) * tissue.fluid * (tissue.ventricle > 6)
    dark = np.maximum.reduce([0.80 * painted.rim, 0.45 * painted.vein, 0.75 * cortical, 0.36 * _medullary(tissue)])
    return np.asarray(lit * (1 - dark), dtype=np.float32)


def _medullary(tissue: Tissue) -> Array:
    """Fine veins that run through the white matter towards the ventricle."""
    x, y, _ = tissue.points
    direction = np.arctan2(y + 18, abs(x) - 6) * 16 + 0.7 * PLEXUS.at(tissue.points)
    strand = np.clip((np.cos(direction) - 0.93) / 0.07, 0, 1)
    here = np.clip(PLEXUS.at(tissue.points * 0.6) * 2.2 - 0.2, 0, 1)
    reach = (tissue.ventricle > 1) * np.exp(-np.maximum(tissue.ventricle, 0) / 12)
    return np.asarray(strand * here * reach * tissue.white, dtype=np.float32)


SEQUENCES = {"flair": flair, "t1-contrast": t1_contrast, "susceptibility": susceptibility}
AROUND = {
    "flair": Shades(fluid=0.05, marrow=0.27, fat=0.66, skin=0.36, eye=0.06, blood=0.04),
    "t1-contrast": Shades(fluid=0.10, marrow=0.42, fat=0.90, skin=0.50, eye=0.14, blood=0.78),
    "susceptibility": Shades(fluid=0.40, marrow=0.14, fat=0.42, skin=0.30, eye=0.4, blood=0.16),
}
