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
    if not record.impurity:
        return ["All rows are of one class: there is nothing to gain."]
    found = [_first(record), *_without_gain(record)]
    return [*found, *_trees(record), *_cost(record)]


def totals(record: Record) -> tuple[float, float]:
    """Return what both first cuts gain in two steps: the greedy one, the other."""
    greedy, far = record.places
    near, best = (float(record.first.totals[place]) for place in (greedy, far))
    return nothing_or(near), nothing_or(best)


def _first(record: Record) -> str:
    """Say which first cut each tree made, or why it made none."""
    if not record.far.n_splits:
        return _neither(record)
    return _both(record) if record.near.n_splits else _stopped(record)


def _both(record: Record) -> str:
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


def _stopped(record: Record) -> str:
    """Say that a least gain stops the greedy tree where two cuts would gain much."""
    far = literal(question(record, record.places[1]))
    least, best = _beside_least(record, totals(record)[1])
    return (
        f"No cut gains more than {least} at once, so the greedy tree asks nothing: it "
        f"cannot know that {far} gains {best} in two steps."
    )


def _neither(record: Record) -> str:
    """Say that a least gain stops both trees."""
    greedy, best = record.places[0], totals(record)[1]
    at_once = nothing_or(float(record.first.first.gains[greedy]))
    least, most, total = _beside_least(record, at_once, best)
    return (
        f"Neither tree splits, for no cut gains more than {least}: the most is {most} "
        f"at once and {total} in two steps."
    )


def _beside_least(record: Record, *gains: float) -> list[str]:
    """Write what a cut has to gain more than, and what some gain."""
    texts = apart(record.settings.least_gain, *gains)
    return [amount(record, text) for text in texts]


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
    left = f"{counted(then, 'row')} wrong, not {now:,}"
    label = f"Take any gain, even 0: greedy splits leave {left}"
    return Remedy(label, {"least": NO_LIMIT})
