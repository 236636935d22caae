"""UK–China relations in a folder of texts: parsed, coded and reported."""

__version__ = "0.1.0"
