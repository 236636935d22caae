"""Intervals for shares of few cases."""

from __future__ import annotations

from math import sqrt

# The two-sided 95 per cent point of the normal distribution.
_NORMAL95 = 1.959964


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 per cent score interval of a share k of n (Wilson 1927, JASA 22: 209-212).

    Within 0 and 1 also for few cases and for shares of none or all; (0, 1) when n is 0.

    >>> [round(bound, 3) for bound in wilson(0, 10)]
    [0.0, 0.278]
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n}: wanted 0 <= k <= n")
    if n == 0:
        return 0.0, 1.0
    share, z2 = k / n, _NORMAL95**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _NORMAL95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, centre - half), min(1.0, centre + half)
