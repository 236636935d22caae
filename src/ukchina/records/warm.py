"""Loads what every process that reads and codes needs, by being imported: once, before a fork.

Nobody imports this module but the process that workers are forked from (`processes`). Rules, word
lists and patterns are loaded when they are first used: the sentences that the codebook itself gives
for its themes use most of them.
"""

from __future__ import annotations

import gc
import signal
from pathlib import Path

from ukchina.coding import read_codebook
from ukchina.records.form import packed
from ukchina.records.making import batch
from ukchina.records.processes import collect_seldom
from ukchina.records.units import Unit

# Ctrl-C is for the process that gives the work; this one ends with it.
signal.signal(signal.SIGINT, signal.SIG_IGN)
collect_seldom()

CODEBOOK = packed(read_codebook())
_HEAD = "By Ann Bo\nLondon, 3 March 2025 - The minister said on Monday that trade rose by 5%.\n\n"
_TEXT = _HEAD + "\n\n".join(
    " ".join((*theme.examples, *theme.near_misses)) for theme in read_codebook().themes
)
SPECIMEN = Unit(Path("specimen.txt"), "specimen.txt", _TEXT.encode())

batch(CODEBOOK, (SPECIMEN,))
gc.freeze()
