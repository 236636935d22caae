"""The contract of the tables: their names and columns, as `ukchina export` writes them."""

from __future__ import annotations

_FOUND = ("evidence", "document", "start", "end", "text")

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        "document",
        "file",
        "format",
        "sha256",
        "title",
        "outlet",
        "published",
        "published_from",
        "place",
        "words",
        "sentences",
        "flags",
    ),
    "sentences": (*_FOUND, "paragraph", "role", "orientation", "voice", "speaker"),
    "codings": (*_FOUND, "theme", "cue", "cue_start", "cue_end", "rule", "coder"),
    "quotations": (
        *_FOUND,
        "kind",
        "speaker",
        "side",
        "attribution",
        "cue",
        "cue_start",
        "cue_end",
        "flags",
    ),
    "events": (
        *_FOUND,
        "expression",
        "expression_start",
        "expression_end",
        "date_start",
        "date_end",
        "precision",
        "status",
        "actors",
        "cluster",
    ),
    "quantities": (
        *_FOUND,
        "measure",
        "value",
        "value_low",
        "value_high",
        "unit",
        "ref_date",
        "source",
    ),
    "actors": (*_FOUND, "name", "side", "type", "office", "flags"),
}

# What a study's tables hold besides, for the notebooks; no export has it.
BESIDE: dict[str, tuple[str, ...]] = {
    "documents": ("label", "window", "origin", "duplicate_of", "selected"),
    "sentences": ("number", "kind", "orientation_rule", "voice_rule"),
    "near_misses": (*_FOUND, "theme", "cue", "cue_start", "cue_end", "rule", "reason"),
}

# Whole numbers that may be unknown: pandas keeps them whole only if told.
WHOLE = frozenset(
    {
        "start",
        "end",
        "words",
        "sentences",
        "paragraph",
        "number",
        "cue_start",
        "cue_end",
        "expression_start",
        "expression_end",
    }
)

# Texts of which a table holds few different ones: kept as categories where only they are counted.
FEW = frozenset(
    {
        "role",
        "kind",
        "orientation",
        "voice",
        "speaker",
        "theme",
        "rule",
        "coder",
        "side",
        "attribution",
        "precision",
        "status",
        "measure",
        "unit",
        "source",
        "ref_date",
        "name",
        "type",
        "office",
        "flags",
    }
)
