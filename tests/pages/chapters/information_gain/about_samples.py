"""What stands below the choice of samples: how many they are, and their source."""

from engines.datasets import load
from pages.chapters.information_gain.samples import MADE, PIXELS, REAL
from tests.claims import Claim
from tests.claims.shapes import sentences


def _sizes(told) -> bool:
    """Tell whether rows, features and classes are counted right."""
    dataset = told.record.dataset
    n, columns = dataset.rows.shape
    n_classes = len({*dataset.labels.tolist()})
    return (told["n"], told["d"], told["c"]) == (n, columns - 1, n_classes)


def _of(names: set[str]):
    """Return a question: whether these samples are on the page."""
    return lambda told: told.record.settings.data in names


def _sourced() -> dict[str, set[str]]:
    """Return which samples have each sentence in their source."""
    found: dict[str, set[str]] = {}
    told = {name: load(name).source for name in (*REAL, *MADE)}
    told["digits"] += f" {PIXELS}"
    for name, source in told.items():
        for sentence in sentences(source):
            found.setdefault(sentence, set()).add(name)
    return found


CLAIMS = (
    Claim("{n} rows, {d} features and {c} classes.", _sizes),
    *(Claim(sentence, _of(names)) for sentence, names in _sourced().items()),
)
