"""What "Fair race" may say: budgets, the rates that are kept, and who wins."""

from tests.claims import Claims

from .asked import ASKS, OBSERVED, SAME
from .drawing import ALSO, settings
from .own import Judged
from .races import RACES
from .tuning import TUNING

CLAIMS = Claims(
    (*TUNING, *RACES, *SAME, *OBSERVED, *ASKS),
    evidence=Judged,
    answers=lambda seen: {seen.names[k] for k in seen.first[1]},
    settings=settings,
    also=ALSO,
    few=12,
    many=1500,
)
