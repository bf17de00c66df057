"""The sentences of "Which hold", minimum by minimum, made from the record."""

import numpy as np

from pages.chapters.gradient_descent.bottoms import is_line
from pages.chapters.gradient_descent.edge_formulas import PLAIN
from pages.figures.racers import RACERS
from pages.words.numbers import apart, few

from ..verdicts import (
    DISTANCE,
    N_RUNS,
    N_STEPS,
    REST,
    SIGNS,
    SWINGS,
    is_below,
    is_on,
    rate_said,
)
from .record import Record

HINT = (
    "Bet first, then press Play: one minimum after the other is asked. Drag η, and see "
    "which of them still hold."
)
NONE_KNOWN = "No minimum is known in this window: there is nothing to hold anyone."
A_LINE = "The bottom of this ground is a line, and no minimum that could be asked."
TENTH = N_STEPS // 10
RULES = (
    f"A minimum holds (✓) if they come to rest on it: in the last {TENTH} steps nearer "
    f"than at their start, and than in the {TENTH} before. Else all stay near it (≈), "
    "or some go away (✗).",
    "Near is half way to the next minimum, at most a quarter of the window.",
)
DID = (  # one run, and more
    ("comes to rest on it", "come to rest on it"),
    ("stays near it, not at rest", "stay near it, not at rest"),
    ("goes away from it", "go away from it"),
)
TURNS = "turns over at every step and keeps its size"
ON_THE_EDGE = {  # what becomes of an error exactly there
    "gradient_descent": TURNS,
    "newton": TURNS,
    "momentum": "ends in turning over at every step, at one size",
    "nesterov": "ends in turning over at every step, at one size",
}
LEVEL = 1e-9  # relative: bends no farther apart are the same


def labels(record: Record) -> list[str]:
    """Name each position of the stepper."""
    asked = [f"minimum {at + 1} of {record.n}" for at in range(record.n)]
    return ["start", *asked]


def story(record: Record, step: int) -> list[str]:
    """Say what is asked of whom; then of each minimum what decides it, and the runs."""
    if not record.n:
        return [A_LINE if is_line(record.settings) else NONE_KNOWN]
    return _asked(record) if step == 0 else _told(record, step - 1)


def who(record: Record) -> str:
    """Return who walks, with β where there is one."""
    beta = few(record.settings.momentum)
    keeps_velocity = record.walker in ("momentum", "nesterov")
    return f"{name_of(record)} (β = {beta})" if keeps_velocity else name_of(record)


def name_of(record: Record) -> str:
    """Return who walks, as it is written within a sentence."""
    name = RACERS[record.walker].label
    return name.lower() if record.walker == "gradient_descent" else name


def eta_said(record: Record) -> str:
    """Return η, with digits that tell it from every edge of who walks."""
    return rate_said(record.rate, record.own_edges.tolist())


def point_said(record: Record, at: int) -> str:
    """Return a minimum's place in words."""
    return "({}, {})".format(*map(few, record.minima[at].round(9).tolist()))


def is_kink(record: Record, at: int) -> bool:
    """Tell whether a minimum is a kink."""
    return bool(np.isinf(record.bends[at]))


def named(record: Record, at: int) -> str:
    """Return a minimum with its place: the minimum at (3, 2), the kink at (0, 0)."""
    noun = "kink" if is_kink(record, at) else "minimum"
    return f"the {noun} at {point_said(record, at)}"


def _asked(record: Record) -> list[str]:
    """Say how many minima there are, how sharp, and what begins beside them."""
    eta = eta_said(record)
    return [
        *_sharpness(record),
        f"Beside each, {few(DISTANCE)} off it, begin {N_RUNS} runs of {who(record)} "
        f"with η = {eta}, of {N_STEPS} steps each.",
        *RULES,
        *_left_out(record),
    ]


def _sharpness(record: Record) -> list[str]:
    """Say how many minima are asked, and what their sharpest bends are."""
    smooth = record.bends[np.isfinite(record.bends)]
    kinks = record.n - len(smooth)
    if record.n == 1:
        one = "It is a kink." if kinks else f"Its bend is λ = {few(float(smooth[0]))}."
        return [f"One minimum is asked. {one}"]
    said = [f"{record.n} minima are asked, the sharpest first."]
    if kinks:
        one = "One of them is a kink."
        said.append(one if kinks == 1 else f"Kinks among them: {kinks}.")
    if len(smooth):
        said.append(_bends(float(smooth[0]), float(smooth[-1])))
    return [" ".join(said)]


def _bends(high: float, low: float) -> str:
    """Say how sharp minima are that are no kinks."""
    if high - low <= LEVEL * high:
        return f"The bend is λ = {few(high)}."
    return "The bends go from λ = {} down to {}.".format(*apart(high, low))


def _left_out(record: Record) -> list[str]:
    if not record.n_left_out:
        return []
    n = record.n + record.n_left_out
    return [f"The ground has {n} minima; these are the lowest."]


def _told(record: Record, at: int) -> list[str]:
    """Say of a minimum what theory says, what the runs did, and whether it holds."""
    place = named(record, at)
    bend = "" if is_kink(record, at) else f", λ = {few(float(record.bends[at]))}"
    return [
        f"**{at + 1} of {record.n}:** {place}{bend}.",
        theory(record, at),
        *_leap(record, at),
        f"{runs_said(record, at)}{_verdict(record, at)}.",
        *_beside_theory(record, at),
    ]


def theory(record: Record, at: int) -> str:
    """Say which edge theory knows, and on which side of it η is."""
    edge, name = float(record.own_edges[at]), name_of(record)
    if np.isnan(edge):
        return _no_theory(record, at, name)
    if np.isinf(edge):
        return f"It has no bend, so {name} has no edge there: every η is small enough."
    rate, said = apart(record.rate, edge)
    plain = PLAIN[record.walker]
    law = f"{plain} = {said}" if plain != said else said
    side = _side(record, edge)
    return f"The edge of {name} there is {law}, and η = {rate} is {side} it."


def _side(record: Record, edge: float) -> str:
    if is_on(record.rate, edge):
        return "on"
    return "below" if is_below(record.rate, edge) else "above"


def _no_theory(record: Record, at: int, name: str) -> str:
    """Say why runs alone decide."""
    if is_kink(record, at):
        return "At a kink theory has no edge: the runs alone decide."
    if record.walker == "newton":
        return "Newton divides by bends, and one of them is 0: the runs alone decide."
    return f"For {name} theory has no edge: the runs alone decide."


def runs_said(record: Record, at: int) -> str:
    """Return what the 200 runs did."""
    counts = record.counts[at].tolist()
    parts = [
        f"{n} {did[n > 1]}"
        for n, did in zip(counts, DID, strict=True)
        if 0 < n < N_RUNS
    ]
    if not parts:
        return f"All {N_RUNS} runs {DID[counts.index(N_RUNS)][1]}"
    return f"Of the {N_RUNS} runs {'; '.join(parts)}"


def _leap(record: Record, at: int) -> list[str]:
    """Say of who rescales the slope how long its first step is."""
    if not np.isnan(record.own_edges[at]) or is_kink(record, at):
        return []
    leap = few(float(record.held.leaps[at].max()))
    return [f"From a millionth beside it, the longest first step is {leap}."]


def _beside_theory(record: Record, at: int) -> list[str]:
    """Say how runs and theory go together where they do not say the same."""
    edge, (rest, *_) = float(record.own_edges[at]), record.counts[at].tolist()
    if np.isnan(edge):
        return []
    if is_on(record.rate, edge):
        turns = ON_THE_EDGE[record.walker]
        return [
            f"On the edge itself an error along the sharpest bend {turns}: it neither "
            "fades nor grows for ever."
        ]
    if record.verdicts[at] is REST and rest < N_RUNS:
        late = f"after {N_STEPS} steps {N_RUNS - rest} of the runs are not at rest yet"
        return [f"Theory speaks of the end: {late}."]
    if record.verdicts[at] is not REST and rest:
        return ["So near the edge errors grow too slowly for the runs to show it."]
    return []


def _verdict(record: Record, at: int) -> str:
    """Say what follows: by theory's edge, where it has one, and by the runs."""
    said, rests = record.verdicts[at], int(record.counts[at][0])
    sign = SIGNS[said]
    if said is REST:
        return f": it holds ({sign})"
    if said is SWINGS and rests == N_RUNS:
        return f", yet by its edge it does not hold ({sign})"
    if said is SWINGS:
        return f": it keeps them near, but does not hold ({sign})"
    return f": it lets go ({sign})"
