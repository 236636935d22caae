"""Dates as texts write them."""

from __future__ import annotations

from datetime import date

import pytest

from ukchina.corpus.dates import DATE, date_of


@pytest.mark.parametrize("month", ["August", "Aug.", "AUGUST", "Auguſt"])
def test_a_month_is_known_in_any_case_and_with_a_long_s(month: str) -> None:
    found = DATE.search(f"Printed on 14 {month} 2024 in London")
    assert found is not None
    assert date_of(found) == date(2024, 8, 14)
