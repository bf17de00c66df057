"""The bet of "Grow": how large the machine's tree is, or whether it pays to stop."""

from collections import Counter
from collections.abc import Sequence

from engines.decision_trees import Decision, Limits
from pages.ui.bets import Bet
from pages.words.sentences import counted, listed

from ..words import word
from .judged import by_the_machine
from .record import Record, is_machines
from .stopping import by_luck, held_rows

ABOUT = (
    *("cells", "criterion", "missing", "cut"),
    *("by_rule", "least_gain", "deepest", "fewest", "aside", "draw"),
)
MOST_NAMED = 8  # questions of the machine's tree
SIZES = ((1, 2), (3, 5), (6, 12), (13, 30), (31, 10**6))  # of a tree, in boxes
STOPS, ASKS_ON, ALIKE = "the one that stops", "the one that asks on", "both alike"


def bet(record: Record) -> Bet | None:
    """Ask which of two trees tells more rows rightly; without a rule, for a size."""
    is_ruled = record.settings.by_rule and record.growing.limits != Limits()
    return _of_stopping(record) if is_ruled else _of_the_size(record)


def _of_stopping(record: Record) -> Bet:
    """Ask of the rows held out; where none are, of those learned."""
    found = by_the_machine(record.growing, record.machine)
    n, m = len(record.judged.learned), len(record.judged.held)
    stopped, whole = found.stopped_right, found.whole_right
    rows = held_rows(m)
    if not m:
        stopped, whole = found.stopped_learned, found.whole_learned
        rows = f"the {n:,} learned rows" if n > 1 else "the only learned row"
    answer = ALIKE if stopped == whole else STOPS if stopped > whole else ASKS_ON
    stops, asks = (counted(k, "question") for k in (found.n_stopped, found.n_whole))
    reason = (
        f"The one that stops asks {stops} and tells {stopped:,} of {rows} rightly; the "
        f"one that asks on asks {asks} and tells {whole:,}. {by_luck(found)}"
    )
    return Bet(
        f"From {counted(n, 'learned row')} the machine grows two trees: one stops by "
        "this rule, one asks on until nothing is left to ask. Simply counted over "
        f"{rows}, which of them tells more rightly?",
        answer,
        reason.strip(),
        options=(STOPS, ASKS_ON, ALIKE),
    )


def _of_the_size(record: Record) -> Bet | None:
    """Ask how large the machine's tree is; no tree asks as often as it has rows."""
    n, n_rows = len(record.machine) - 1, record.tree.n_rows
    sizes = [size for size in SIZES if size[0] < n_rows]
    if not n or len(sizes) < 2:
        return None
    (answer,) = (_size(*size) for size in sizes if size[0] <= n <= size[1])
    options = [_size(*size) for size in sizes]
    grows = "its tree by this rule" if record.settings.by_rule else "the whole tree"
    question = (
        f"If the machine grows {grows}, how many questions does its tree hold (boxes "
        "that ask)?"
    )
    told_at = len(record.decisions) - 1 if is_machines(record) else None
    reason = _of_the_machine(record.machine)
    return Bet(question, answer, reason, options=options, told_at=told_at)


def _size(least: int, most: int) -> str:
    if most >= SIZES[-1][1]:
        return f"more than {least - 1}"
    return f"{least} {'or' if most == least + 1 else 'to'} {most}"


def _of_the_machine(decisions: Sequence[Decision]) -> str:
    """Say what the machine's own tree looks like."""
    asked = Counter(d.question.attribute for d in decisions[1:])
    names = [
        word(name) + (f" ({times} times)" if times > 1 else "")
        for name, times in asked.items()
    ]
    leaves = 1 + sum(len(d.children) - 1 for d in decisions[1:])
    asks = counted(len(decisions) - 1, "box that asks", "boxes that ask")
    return (
        f"The machine's tree has {asks}: {listed(names, most=MOST_NAMED)}. It has "
        f"{counted(leaves, 'leaf', 'leaves')}."
    )
