"""The bet: which feature the tree asks about first, if any is worth it."""

from pages.ui.bets import Bet

from .ranked import features_at
from .record import Record
from .words import WITHOUT, leads, taken

NONE = "none: no cut gains anything"


def bet(record: Record) -> Bet | None:
    """Ask for the feature of the first split, where there is one."""
    features = features_at(record, 0)
    if record.n_steps == 1 or len(features) < 2:
        return None
    search, names = record.growth.root, record.names
    first, *ties = search.ranking.features[search.ranking.tied].tolist()
    options = [*(names[feature] for feature in features), NONE]
    told = {"options": options, "told_at": 1}
    question = "Cut the root once: the best cut of which feature gains most?"
    if search.is_in_vain:
        return Bet(question, NONE, WITHOUT, **told)
    ties = [names[one] for one in ties if one in features]
    return Bet(question, names[first], _reason(record), ties=ties, **told)


def _reason(record: Record) -> str:
    search = record.growth.root
    tied, found = search.candidates.tied, search.candidates.features
    features = [*dict.fromkeys(found[tied].tolist())]
    if len(features) > 1:
        return f"They gain the same. {taken(features, len(tied))}"
    return leads(record, search)
