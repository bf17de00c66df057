"""The bet of "What matters", and a way to a tree that asks nothing of chance."""

from engines.decision_trees import depth_curve
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import few
from pages.words.sentences import capitalised, listed, out_of

from ..words import held_out_rows
from .endings import cost, matters_most
from .record import SAME, Record
from .words import named, share, with_unit

ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion", "noise", "share"),
    *("added", "matter_depth", "n_shuffles"),
)
NOTHING, LITTLE = "none of it", "less than 5%"
SOME, MUCH = "from 5% to 15%", "more than 15%"
SHARES = (NOTHING, LITTLE, SOME, MUCH)
LOW, HIGH = 0.05, 0.15
NAMED = 4  # columns of the samples among the options
ANOTHER, NO_COLUMN = "another column", "none: no column costs any"


def bet(record: Record) -> Bet | None:
    """Ask what chance is credited with, or which column costs most held out."""
    if not record.n_splits:
        return None
    return _of_chance(record) if record.settings.added == "chance" else _of_all(record)


def _of_chance(record: Record) -> Bet:
    n = len(record.columns.names)
    return Bet(
        f"One of the {n} columns holds numbers drawn by chance. How much of the credit "
        "by impurity does it get?",
        share_of_chance(record),
        _reason_of_chance(record),
        options=SHARES,
        told_at=1,
    )


def share_of_chance(record: Record) -> str:
    """Return which of the shares it is."""
    credit = float(record.credit[record.columns.added])
    if credit <= SAME:
        return NOTHING
    if credit < LOW:
        return LITTLE
    return SOME if credit <= HIGH else MUCH


def _reason_of_chance(record: Record) -> str:
    at, n = record.columns.added, record.n_splits
    asked = int(record.asked[at])
    if not asked:
        return f"{capitalised(out_of(0, n, 'split', 'asks'))} about it."
    verbs = "asks about it and removes", "ask about it and remove"
    removed, credit = float(record.removed[at]), float(record.credit[at])
    of_all = with_unit(record, few(float(record.removed.sum())))
    return (
        f"{capitalised(out_of(asked, n, 'split', *verbs))} {few(removed)} of {of_all}: "
        f"{share(credit)}."
    )


def _of_all(record: Record) -> Bet:
    options, right = options_of(record), answers(record)
    return Bet(
        "Of which column does shuffling cost the most accuracy on "
        f"{held_out_rows(len(record.halves.held_y))}, on average?",
        right[0],
        _reason_of_all(record),
        options=options,
        ties=right[1:],
        told_at=1,
    )


def among(record: Record) -> list[int]:
    """Return the columns that are named among the options."""
    first = [at for at in record.shown if at != record.columns.added][:NAMED]
    return first if record.columns.added is None else [*first, record.columns.added]


def options_of(record: Record) -> list[str]:
    """Return the options: some columns, another one if there is one, and none."""
    names = [record.columns.names[at] for at in among(record)]
    if len(names) < len(record.columns.names):
        names.append(ANOTHER)
    return [*dict.fromkeys(names), NO_COLUMN]


def answers(record: Record) -> list[str]:
    """Return all options that are right."""
    most, named_ones = matters_most(record), among(record)
    if not most:
        return [NO_COLUMN]
    found = [record.columns.names[at] if at in named_ones else ANOTHER for at in most]
    return [*dict.fromkeys(found)]


def _reason_of_all(record: Record) -> str:
    most = matters_most(record)
    if not most:
        return "No column's shuffles make it less right on average."
    names = listed([named(record, one) for one in most])
    return f"Shuffling {names} costs {cost(record, *most)}."


def remedy(record: Record) -> Remedy | None:
    """Offer a depth at which no split asks about chance, and no less is right."""
    at, tree = record.columns.added, record.tree
    if record.settings.added != "chance" or not record.asked[at]:
        return None
    depth = int(tree.depths[tree.asks & (tree.features == at)].min())
    if depth < 1:
        return None
    halves = record.halves
    curve = depth_curve(record.grown, record.columns.held_X, halves.held_y)
    now, then = (int(curve.held_out_right[k].sum()) for k in (-1, depth))
    if then < now:
        return None
    how = f"still {now:,}" if then == now else f"{then:,}, not {now:,},"
    label = (
        f"Depth {depth} at most: no split asks about chance, and {how} of "
        f"{len(halves.held_y):,} held-out rows are told rightly"
    )
    return Remedy(label, {"matter_depth": depth})
