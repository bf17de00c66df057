"""A sweep of which every run looks at a part, and the long tests at the rest."""

from collections.abc import Iterable

import pytest


def sampled(cases: Iterable, every: int) -> list:
    """Return the cases for `parametrize`, all but every so manieth marked as long."""
    return [
        case if n % every == 0 else pytest.param(case, marks=pytest.mark.long)
        for n, case in enumerate(cases)
    ]
