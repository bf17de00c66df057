"""What "10,000 steps" may say: of every look, and of how E falls."""

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

ALSO = (
    {  # so sure that a weight moves by less than its digits show
        "221_x": ((5.0, 5.0, 1.0),),
        "221_w": ((10.0, 0.1), (10.0, 0.04), (0.0, 0.0)),
        "221_v": ((9.0,), (10.0,), (0.0,)),
    },
    {  # all but right, and steps so long that they leave it
        "221_x": ((5.0, 5.0, 0.5),),
        "221_w": ((10.0, 10.0), (10.0, 10.0), (0.0, 0.0)),
        "221_v": ((1e-15,), (0.0,), (0.0,)),
        "eta": 100.0,
    },
)
TEN_THOUSAND = Claims(
    (NOTE, *LOOKED, *ENDED, *ASKED, *OBSERVED),
    Walk,
    answer,
    DRAWS,
    also=ALSO,
    few=5,
    many=400,
    n_steps=4,
)
