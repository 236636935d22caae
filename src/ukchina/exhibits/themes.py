"""What is said around the exhibits of texts and themes, from findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.exhibits.evidence import reading
from ukchina.findings import claims, spread

if TYPE_CHECKING:
    from ukchina.exhibits.exhibit import Exhibit
    from ukchina.study import Study


def texts_reading(study: Study) -> Exhibit:
    """How many texts and origins there are, and which texts repeat each other."""
    return reading(study, claims.texts(study), claims.repetition(study))


def theme_reading(study: Study) -> Exhibit:
    """Which themes lead, which run through every text, and which rest on one origin."""
    return reading(
        study, claims.leading_theme(study), spread.everywhere(study), spread.single_origin(study)
    )


def balance_reading(study: Study) -> Exhibit:
    """Where cooperation is clearest, where contention, where both come in one sentence."""
    return reading(
        study,
        claims.most_cooperative(study),
        claims.most_contentious(study),
        claims.most_mixed(study),
    )
