"""Themes, orientation and voice of each sentence, by a codebook that anyone can read."""

from ukchina.coding.codebook import Change, Codebook, Exclusion, Rule, Theme, WordList
from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.coder import code
from ukchina.coding.themes import ThemedSentence, themes
from ukchina.coding.values import CodedSentence, Coding, NearMiss, Orientation

__all__ = [
    "Change",
    "Codebook",
    "CodedSentence",
    "Coding",
    "Exclusion",
    "NearMiss",
    "Orientation",
    "Rule",
    "Theme",
    "ThemedSentence",
    "WordList",
    "code",
    "read_codebook",
    "themes",
]
