"""Loads what every process that makes a dataset needs, by being imported: once, before a fork."""

from __future__ import annotations

import gc

from ukchina.records.warm import CODEBOOK, SPECIMEN
from ukchina.study.dataset.piece import Piece, found_in

found_in(Piece(CODEBOOK, (SPECIMEN,)))
gc.collect()
gc.freeze()
