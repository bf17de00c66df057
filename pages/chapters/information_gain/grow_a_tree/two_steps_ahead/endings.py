"""How "Two steps ahead" ends: the first cuts, both trees, and what looking cost."""

from pages.ui.chapter import Remedy
from pages.words.literal import literal
from pages.words.numbers import apart, few
from pages.words.sentences import counted, out_of

from ..settings import NO_LIMIT
from .record import MOST_SPLITS, Plane, Record, question
from .words import NOTHING, amount, nothing_or, wrong


def ending(record: Record) -> list[str]:
    """Say what looking ahead gained, what it cost, and what a least gain stopped."""
    if record.places is None:
        return ["Nothing can be cut: looking ahead changes nothing."]
    found = [_first(record), *_stopped(record), *_without_gain(record)]
    return [*found, *_trees(record), *_cost(record)]


def totals(record: Record) -> tuple[float, float]:
    """Return what both first cuts gain in two steps: the greedy one, the other."""
    greedy, far = record.places
    near, best = (float(record.first.totals[place]) for place in (greedy, far))
    return nothing_or(near), nothing_or(best)


def _first(record: Record) -> str:
    """Compare the two first cuts by what they gain in two steps."""
    near, best = totals(record)
    greedy, far = (literal(question(record, place)) for place in record.places)
    if record.places[0] == record.places[1]:
        gained = amount(record, few(best))
        return f"Both ways choose {far} first: in two steps it gains {gained}."
    less, most = (amount(record, text) for text in apart(near, best))
    return (
        f"In two steps {far} gains {most}, and the greedy first cut, {greedy}, {less}."
    )


def _stopped(record: Record) -> list[str]:
    """Say that a least gain stops the greedy tree where two cuts would gain much."""
    least, best = record.settings.least_gain, totals(record)[1]
    if least is None or record.near.n_splits or not record.far.n_splits:
        return []
    return [
        f"No cut gains more than {least:g} at once, so the greedy tree asks nothing: "
        f"it cannot know that two cuts in a row gain {amount(record, few(best))}."
    ]


def n_without_gain(record: Record) -> int:
    """Return how many greedy splits gained nothing."""
    decisions = record.near.decisions
    return int((decisions.tree.gains[decisions.asked_at] <= NOTHING).sum())


def _without_gain(record: Record) -> list[str]:
    """Say what a tree would leave wrong that refuses the cuts without gain."""
    n, left = n_without_gain(record), record.wrong_above_nothing
    if not n or left <= record.near.errors[-1]:
        return []
    splits, rows = counted(n, "greedy split"), out_of(left, record.n, "row")
    return [f"{splits} gained nothing at once; without such cuts {rows} wrong."]


def _trees(record: Record) -> list[str]:
    return [
        f"Greedy: {_made(record.near)}. Two steps ahead: {_made(record.far)}.",
    ]


def _made(plane: Plane) -> str:
    splits = counted(plane.n_splits, "split") if plane.n_splits else "no split"
    rest = ", then it is stopped here" if is_cut(plane) else ""
    return f"{splits}{rest}; {wrong(plane, plane.n_steps)}"


def is_cut(plane: Plane) -> bool:
    """Tell whether a tree could be split further, but is shown no longer."""
    tree = plane.decisions.tree
    return plane.n_splits == MOST_SPLITS and bool(len(tree.open))


def _cost(record: Record) -> list[str]:
    """Say how many cuts were compared for the splits of both trees."""
    near, far = record.compared.looked
    if not near or not far:
        return []
    compared = f"{counted(near, 'cut')}, the other one {far:,}"
    ratio = "as many" if near == far else f"{few(far / near)} times as many"
    return [f"For its splits the greedy tree compared {compared}: {ratio}."]


def remedy(record: Record) -> Remedy | None:
    """Offer to take every gain, where a least gain leaves rows wrong for nothing."""
    if record.settings.least_gain is None:
        return None
    now, then = int(record.near.errors[-1]), record.wrong_without_limit
    if then >= now:
        return None
    left = f"{then:,} rows wrong, not {now:,}"
    label = f"Take any gain, even 0: greedy splits leave {left}"
    return Remedy(label, {"least": NO_LIMIT})
