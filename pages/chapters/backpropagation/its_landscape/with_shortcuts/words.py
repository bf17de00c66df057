"""The sentences of "With shortcuts" at each depth, and its bet and ending."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted

from .record import DEPTHS, N_PLACES, RATE, WIDTH, Deep, Record

OPTIONS = ("The plain one", "The one with shortcuts", "Both the same")
HINT = (
    "Bet which network ends lower, press Play to make both deeper, then take other "
    "data, units or another seed."
)
SAME = 1.05  # losses within this factor count as the same
DEEPEST = DEPTHS[-1]


def labels(record: Record) -> list[str]:
    """Name the depths."""
    return [counted(depth, "hidden layer") for depth in DEPTHS[: record.n_steps + 1]]


def story(record: Record, step: int) -> list[str]:
    """Tell where both end at this depth, and what lies around."""
    plain, shortcuts = record.both(step)
    lines = [_opening(record)] if step == 0 else []
    return [*lines, _ends(step, plain, shortcuts), _around(plain, shortcuts)]


def _opening(record: Record) -> str:
    return (
        f"Two networks of {WIDTH} units a layer begin with the same weights and are "
        f"trained alike, {counted(int(record.settings.n_epochs), 'epoch')} of Adam at "
        f"{RATE:g}; one has shortcuts around every hidden layer but the first."
    )


def _ends(step: int, plain: Deep, shortcuts: Deep) -> str:
    if step == 0:
        return (
            f"With one hidden layer there is nothing to go around: both end at "
            f"{few(plain.loss)}."
        )
    one, other = apart(plain.loss, shortcuts.loss)
    return (
        f"**{counted(DEPTHS[step], 'hidden layer')}:** the plain one ends at {one} "
        f"({percent(plain.accuracy)} right), the one with shortcuts at {other} "
        f"({percent(shortcuts.accuracy)} right)."
    )


def _around(plain: Deep, shortcuts: Deep) -> str:
    return (
        f"Of {N_PLACES} × {N_PLACES} places around each end, this many are lower than "
        f"all their neighbours: {plain.hollows} without shortcuts, "
        f"{shortcuts.hollows} with them; the highest loss there is "
        f"{few(plain.highest)} and {few(shortcuts.highest)}."
    )


def bet(record: Record) -> Bet:
    """Ask which of the deepest networks ends lower."""
    plain, shortcuts = record.both(record.n_steps)
    question = (
        f"{DEEPEST} hidden layers, the same weights to begin with, the same training. "
        "Which network ends at the lower loss? (Within a factor of "
        f"{SAME:g} counts as the same.)"
    )
    reason = (
        f"Without shortcuts it ends at {few(plain.loss)}, with them at "
        f"{few(shortcuts.loss)}."
    )
    answer = OPTIONS[lower(plain.loss, shortcuts.loss)]
    return Bet(question, answer, reason, options=OPTIONS, told_at=len(DEPTHS) - 1)


def lower(plain: float, shortcuts: float) -> int:
    """Return which is lower: 0 the plain one, 1 the other, 2 neither."""
    if max(plain, shortcuts) <= SAME * min(plain, shortcuts):
        return 2
    return int(shortcuts < plain)


def ending(record: Record) -> list[str]:
    """Tell at which depth each kind ends lowest, and what the pictures are worth."""
    lines = [_best(record, kind) for kind in ("plain", "shortcuts")]
    return [*lines, _others(record), _honest(record)]


def _best(record: Record, kind: str) -> str:
    losses = [one.loss for one in getattr(record, kind)]
    at = int(np.argmin(losses))
    name = {"plain": "Without", "shortcuts": "With"}[kind]
    best = f"{name} shortcuts the lowest end is {few(losses[at])}, at "
    if DEPTHS[at] == DEEPEST:
        return f"{best}{DEEPEST} hidden layers, the most there are here."
    layers = counted(DEPTHS[at], "hidden layer")
    return f"{best}{layers}; at {DEEPEST} it is {few(losses[-1])}."


def _others(record: Record) -> str:
    """Tell from how many other starts which kind ends lower."""
    pairs = record.others.T.tolist()
    found = [lower(plain, shortcuts) for plain, shortcuts in pairs]
    return (
        f"From {len(found)} other starts, {DEEPEST} hidden layers: the plain one ends "
        f"lower {found.count(0)} times, the one with shortcuts {found.count(1)} times, "
        f"both the same {found.count(2)} times."
    )


def _honest(record: Record) -> str:
    counts = [one.network.layer_sizes for one in record.plain]
    n = sum(a * b + b for a, b in zip(counts[-1], counts[-1][1:], strict=False))
    return (
        f"Each picture shows two random directions of the {n} that the deepest network "
        "has: another draw may look otherwise."
    )
