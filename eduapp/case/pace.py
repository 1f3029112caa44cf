"""How long decisions take, in buckets that grow with the time: few numbers hold seconds and hours alike."""

import math
from collections.abc import Mapping

LAST = 47  # some four months


def bucket_of(seconds: float) -> int:
    """The bucket of a time: bucket b holds from 2^(b/2) up to 2^((b+1)/2) seconds, the first one also less."""
    return 0 if seconds < 1 else min(LAST, math.floor(2 * math.log2(seconds)))


def quantile(counts: Mapping[int, int], share: float) -> float | None:
    """The time in seconds below which that share (0 to 1) of what was counted lies, even within its bucket on the scale
    of logarithms; None where nothing was counted. It is off by at most the width of a bucket, a factor of √2."""
    total = sum(counts.values())
    if total <= 0:
        return None
    wanted, below = share * total, 0
    for bucket in sorted(counts):
        if counts[bucket] and below + counts[bucket] >= wanted:
            return float(2 ** ((bucket + (wanted - below) / counts[bucket]) / 2))
        below += counts[bucket]
    return float(2 ** ((max(counts) + 1) / 2))
