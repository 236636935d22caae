"""Executed notebooks made into HTML and PDF."""
