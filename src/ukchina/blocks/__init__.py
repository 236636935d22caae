"""The tree of blocks that HTML and PDF are made from."""
