"""What the study's numbers allow to be said."""

from ukchina.findings.claims import summary
from ukchina.findings.finding import Finding

__all__ = ["Finding", "summary"]
