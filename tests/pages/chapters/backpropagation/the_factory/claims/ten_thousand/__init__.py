"""What "10,000 steps" may say: of every look, and of how E falls."""

from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from tests.claims import Claims
from tests.pages.chapters.backpropagation.the_factory.claims.passes.draws import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import NOTE
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.asked import (
    ASKED,
    OBSERVED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.ends import (
    ENDED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.looks import (
    LOOKED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.seen import (
    Walk,
    answer,
)

FIRST = {"net": "2-2-1", "act": "Sigmoid", "eta": 0.5, "biases": False}
FIRST |= {"update_first": False}
for _factory in FACTORIES.values():
    FIRST |= {f"{_factory.code}_x": _factory.samples}
    for _letter, _table in zip("wv", _factory.tables, strict=True):
        FIRST |= {f"{_factory.code}_{_letter}": _table}
ALSO = ()
TEN_THOUSAND = Claims(
    (NOTE, *LOOKED, *ENDED, *ASKED, *OBSERVED),
    Walk,
    answer,
    DRAWS,
    also=ALSO,
    few=10,
    many=400,
    n_steps=4,
)
