"""What the samples say of themselves, in every part that grows trees from them."""

from dataclasses import replace

from engines.datasets import DATASETS
from pages.chapters.information_gain.samples import MADE, PIXELS, REAL
from tests.claims import Claim, Claims
from tests.claims.shapes import sentences

# Of a set of samples, the sentences that belong to it.
SOURCES = {name: sentences(DATASETS[name].source) for name in (*REAL, *MADE)}
SOURCES["digits"].append(*sentences(PIXELS))
EACH = "|".join(dict.fromkeys(one for some in SOURCES.values() for one in some))


def sizes(told) -> bool:
    dataset = told.record.settings.dataset
    n, d = dataset.features.shape
    return told.reads(n=n, d=d, k=len({*dataset.labels.tolist()}))


def source(told) -> bool:
    return told.word("source") in SOURCES[told.record.settings.dataset.name]


TOLD = (
    Claim("{n} rows, {d} features and {k} classes.", sizes),
    Claim(f"{{source:{EACH}}}", source),
)


def with_samples(tables: dict[str, Claims]) -> dict[str, Claims]:
    """Return the tables of a chapter's parts, with what the samples say."""
    return {
        title: replace(table, claims=(*table.claims, *TOLD))
        for title, table in tables.items()
    }
