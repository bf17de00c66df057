"""What "One pass" may say of a network, and who is right about E."""

from tests.claims import Claims
from tests.pages.chapters.backpropagation.the_factory.claims.passes.draws import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import (
    NOTE,
    OWN_NOTES,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.observed import (
    OBSERVED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.passing_on import (
    PASSED_ON,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import Seen
from tests.pages.chapters.backpropagation.the_factory.claims.passes.the_step import STEP
from tests.pages.chapters.backpropagation.the_factory.claims.passes.way_back import BACK
from tests.pages.chapters.backpropagation.the_factory.claims.passes.way_there import (
    THERE,
)


def answers(seen: Seen) -> set[str]:
    """Return what becomes of E; a fall that no digit shows is one all the same."""
    if not seen.moves:
        return {"it stays as it is"}
    if not seen.fell:
        return {"it stays as it is", "it falls by less than a tenth"}
    if seen.fell < 0:
        return {"it rises"}
    share = seen.fell / seen.loss
    much = "more than half" if share > 0.5 else "a tenth to a half"
    return {f"it falls by {much if share >= 0.1 else 'less than a tenth'}"}


TOO_FAR = {  # the first sample's step makes weights that nobody walks on with
    "net": "Your own",
    "own_f1": "Linear",
    "own_fo": "Linear",
    "own_loss": "Squared error",
    "own_x": ((100.0, 100.0, -100.0), (100.0, -50.0, 3.0), (1.0, 1.0, 1.0)),
    "own_way": "One at a time",
    "own_at": "3",
}
RATES = (100.0, 90.0, 80.0, 70.0, 60.0, 50.0, 40.0, 30.0)  # some look at its first step
CLAIMS = Claims(
    (NOTE, *OWN_NOTES, *THERE, *PASSED_ON, *BACK, *STEP, *OBSERVED),
    Seen,
    answers,
    DRAWS,
    also=tuple(TOO_FAR | {"eta": rate} for rate in RATES),
)
