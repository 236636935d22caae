"""Measures the reading against what careful readers found."""
