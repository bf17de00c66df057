"""The bet: which feature the tree asks about first."""

from pages.ui.bets import Bet

from .ranked import features_at
from .record import Record
from .words import leads, taken


def bet(record: Record) -> Bet | None:
    """Ask for the feature of the first split, where there is one that is better."""
    search = record.growth.root
    ranking = search.ranking
    features = features_at(record, 0)
    is_open = record.n_steps > 1 and not search.is_in_vain and len(features) > 1
    if not is_open or ranking.tied.all():
        return None
    first, *ties = ranking.features[ranking.tied].tolist()
    names = record.names
    return Bet(
        "Cut the root once: the best cut of which feature gains most?",
        names[first],
        _reason(record),
        options=[names[feature] for feature in features],
        ties=[names[one] for one in ties if one in features],
        told_at=1,
    )


def _reason(record: Record) -> str:
    search = record.growth.root
    tied, found = search.candidates.tied, search.candidates.features
    features = [*dict.fromkeys(found[tied].tolist())]
    if len(features) > 1:
        return f"They gain the same. {taken(features, len(tied))}"
    return leads(record, search)
