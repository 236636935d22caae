"""Which documents repeat each other: words or a meeting in common, duplicates, and origins."""

from ukchina.study.origins.grouping import EXACT_UP_TO, ORIGIN_DAYS, Origins, origins
from ukchina.study.origins.overlap import DUPLICATE_SHARE, MEETING, WORDS, Overlap
from ukchina.study.origins.trace import Trace, trace

__all__ = [
    "DUPLICATE_SHARE",
    "EXACT_UP_TO",
    "MEETING",
    "ORIGIN_DAYS",
    "WORDS",
    "Origins",
    "Overlap",
    "Trace",
    "origins",
    "trace",
]
