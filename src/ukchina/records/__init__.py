"""Each document and all that is found in it: made anywhere, kept between runs, in any order."""
