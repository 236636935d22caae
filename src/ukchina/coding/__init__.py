"""Themes, orientation and voice of each sentence, by a codebook that anyone can read."""
