"""Units in the names of columns."""

import pytest

from pages.ui.csv_units import with_unit


@pytest.mark.parametrize(
    ("name", "unit", "named"),
    [
        ("rent", "€", "rent (€)"),
        ("rent €", "€", "rent €"),
        ("rent (€)", "€", "rent (€)"),
        ("kg", "g", "kg (g)"),
        ("rent", "", "rent"),
    ],
)
def test_a_unit_is_added_to_a_name_that_lacks_it(name, unit, named):
    assert with_unit(name, unit) == named
