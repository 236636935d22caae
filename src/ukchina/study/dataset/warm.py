"""Loads what every process that makes a dataset needs, by being imported: once, before a fork."""

from __future__ import annotations

import gc
import sys
from types import SimpleNamespace
from typing import Any

# A quarter of a second for one integral of scipy, that datasketch wants for an index; a signature,
# which is all that is made here, has no part in that.
_UNUSED: Any = SimpleNamespace(quad=None)
sys.modules["scipy.integrate"] = _UNUSED

from ukchina.records.warm import CODEBOOK, SPECIMEN  # noqa: E402 - after what it shall not load
from ukchina.study.dataset.piece import Piece, found_in  # noqa: E402 - the same

found_in(Piece(CODEBOOK, (SPECIMEN,)))
gc.freeze()
