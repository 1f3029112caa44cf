"""Times in buckets: which bucket holds which, and what quantiles they give back."""

import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.case.pace import LAST, bucket_of, quantile

SECONDS = st.floats(min_value=1, max_value=2**23)


@pytest.mark.parametrize(
    ("seconds", "bucket"), [(0, 0), (0.5, 0), (1, 0), (1.5, 1), (2, 2), (60, 11), (64, 12), (1e9, LAST)]
)
def test_buckets_grow_with_the_time(seconds: float, bucket: int) -> None:
    assert bucket_of(seconds) == bucket


@given(SECONDS)
def test_a_bucket_holds_the_times_that_are_put_into_it(seconds: float) -> None:
    bucket = bucket_of(seconds)
    assert 2 ** (bucket / 2) <= seconds * (1 + 1e-9)
    assert seconds < 2 ** ((bucket + 1) / 2) * (1 + 1e-9)


def test_of_nothing_there_is_no_quantile() -> None:
    assert quantile({}, 0.5) is None
    assert quantile({3: 0}, 0.5) is None


@given(st.lists(SECONDS, min_size=1, max_size=200), st.sampled_from([0.25, 0.5, 0.75]))
def test_a_quantile_is_off_by_a_bucket_at_most(times: list[float], share: float) -> None:
    counts = Counter(map(bucket_of, times))
    found = quantile(counts, share)
    ordered = sorted(times)
    exact = ordered[max(0, -(-int(share * 1000) * len(times) // 1000) - 1)]
    assert found is not None
    assert exact / 2**0.5 * (1 - 1e-9) <= found <= exact * 2**0.5 * (1 + 1e-9)


def test_many_times_give_their_median_back_closely() -> None:
    times = [10 * 1.01**number for number in range(400)]
    found = quantile(Counter(map(bucket_of, times)), 0.5)
    assert found == pytest.approx(statistics.median(times), rel=0.05)
