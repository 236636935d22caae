"""The values of a codebook: themes, their rules and exclusions, and the word lists they use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - records are read back by these annotations


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns that code a theme, alone or in a context.

    `requires`, `unless` and `company` name word lists: some word of each list in `requires`, and
    none of a list in `unless`, has to stand in the sentence. A rule with `company` has words that
    say little alone: a word of one of those lists has to stand beside them, or another match of
    the theme, or the text has to speak of the theme elsewhere. The words of a rule that is `faint`
    stand only where what was learnt of the rest of the sentence lets them.
    """

    id: str
    patterns: tuple[str, ...]
    reason: str
    requires: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Phrases that block every match of their theme which lies inside them."""

    id: str
    patterns: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One code of the codebook, with what a person needs to apply it by hand.

    `setting` is true of a theme whose words also serve as scenery: places, offices, people.
    """

    id: str
    name: str
    short: str
    definition: str
    use: str
    avoid: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    rules: tuple[Rule, ...]
    exclusions: tuple[Exclusion, ...] = ()
    setting: bool = False


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that patterns use as `<name>`, and conditions as `name`."""

    name: str
    patterns: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log of changes."""

    date: date
    version: str
    what: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """A codebook as read: its themes in the file's order, and the hash of the file.

    When it is `weighed`, what the project learnt of a theme's words is heard with its rules.
    """

    version: str
    sha256: str
    themes: tuple[Theme, ...]
    words: tuple[WordList, ...] = ()
    changes: tuple[Change, ...] = ()
    weighed: bool = False

    def __hash__(self) -> int:
        """The hash of the file's hash, so that a compiled codebook is found at once."""
        return hash(self.sha256)

    def theme(self, name: str) -> Theme:
        """The theme of that id; `KeyError` when there is none."""
        for theme in self.themes:
            if theme.id == name:
                return theme
        raise KeyError(name)

    def word_list(self, name: str) -> WordList:
        """The word list of that name; `KeyError` when there is none."""
        for words in self.words:
            if words.name == name:
                return words
        raise KeyError(name)
