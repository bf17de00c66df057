"""The sentences of the part "The check" at each step, and its bet."""

import numpy as np

from engines.backpropagation import StepSizeSweep, grade_of
from pages.ui.bets import Bet
from pages.words.numbers import few
from pages.words.sentences import capitalised, listed, out_of

from .record import NUDGES, Record

DIGITS = "Digits (float64 keeps about 16, float32 about 7)"
NAMES = {
    "centred": "the centred difference",
    "forward": "the forward difference",
    "complex": "the complex step",
}
BANDS = (
    (1e-3, "from 0.1 to 10⁻³"),
    (1e-5, "below 10⁻³, to 10⁻⁵"),
    (1e-7, "below 10⁻⁵, to 10⁻⁷"),
    (1e-10, "below 10⁻⁷, to 10⁻¹⁰"),
    (1e-15, "below 10⁻¹⁰, to 10⁻¹⁵"),
)
ALL_ALIKE = "none: all are alike, within three times"
TEN, LAST_DIGITS = 10, 1e-14
SMALLER, SAME = "at least ten times smaller", "about the same, within ten times"
LARGER = "at least ten times larger"
KINK = (
    "**A kink:** the z of a hidden unit is exactly 0, just where its ReLU has its "
    "corner. A nudge one way changes E, a nudge the other way does not; so what is "
    "measured depends on the way."
)
OF_0 = {
    "bend": "E bends",
    "corner": "the nudge reaches across ReLU's corner",
    "rounding": "digits are lost",
}
NOT_MENDED = "No h mends that."
UNCHANGED = {
    "centred": "E is the same to its last digit with the nudge there and back",
    "forward": "E is the same to its last digit with the nudge and without",
    "complex": "the nudge leaves no trace in E",
}


def _band(h: float) -> str:
    return next(says for least, says in BANDS if h >= least * 0.99)


def labels(record: Record) -> list[str]:
    """Name the nudges."""
    return [f"h = {few(h)}" for h in NUDGES]


def bet(record: Record) -> Bet | None:
    """Ask which nudge measures best, where there is something to measure."""
    sweep, turn = record.sweep, record.turn
    if not record.has_gradient:
        return None
    if sweep.method == "complex":
        return _complex_bet(sweep)
    question = (
        f"A gradient is measured by {NAMES[sweep.method]}: nudge a weight by h and see "
        f"how E changes. With {_digits(sweep)}, which h measures the worst of the "
        f"{len(sweep.analytic)} gradients best?"
    )
    answer, *ties = dict.fromkeys(
        [_band(NUDGES[turn.best]), *(_band(NUDGES[step]) for step in turn.good)]
    )
    told_at = max(1, int(turn.good[0]))  # from there on the curve is at its lowest
    if turn.is_flat:
        answer, ties, told_at = ALL_ALIKE, [], len(NUDGES) - 1
    options = (*(says for _, says in BANDS), ALL_ALIKE)
    return Bet(
        question,
        answer,
        _best(record),
        options=options,
        ties=tuple(ties),
        told_at=told_at,
    )


def _best(record: Record) -> str:
    """Say which h has the least error, and where several have it."""
    turn = record.turn
    least = few(turn.least)
    if turn.is_level:
        return f"The worst error is {least} with every h."
    h, others = few(NUDGES[turn.best]), turn.n_best - 1
    more = f", and with {others} smaller" if others else ""
    return f"The least error, {least}, comes with h = {h}{more}."


def _complex_bet(sweep: StepSizeSweep) -> Bet:
    """Ask whether a tiny h does harm where no difference is taken."""
    first, last = NUDGES.index(1e-5), len(NUDGES) - 1
    early, late = float(sweep.worst[first]), float(sweep.worst[last])
    question = (
        f"A gradient is measured by {NAMES['complex']}: nudge a weight by ih and take "
        f"the imaginary part of E. With {_digits(sweep)}, what is the worst error with "
        "h = 10⁻¹⁵, compared with h = 10⁻⁵?"
    )
    near = TEN * late >= early and TEN * early >= late
    answer = SAME if near else SMALLER if late < early else LARGER
    reason = f"It is {few(early)} with h = 10⁻⁵ and {few(late)} with h = 10⁻¹⁵."
    options = (SMALLER, SAME, LARGER)
    return Bet(question, answer, reason, options=options, told_at=first + 1)


def _digits(sweep: StepSizeSweep) -> str:
    kept = {"float64": "about 16 digits", "float32": "about 7 digits"}
    return f"{sweep.precision} ({kept[sweep.precision]})"


def story(record: Record, step: int) -> list[str]:
    """Say how far off this nudge is, and what decides it."""
    told = story_before_bet(record, step)
    is_at_kink = record.has_gradient and record.is_at_kink
    return [*told, NOT_MENDED] if is_at_kink else told


def story_before_bet(record: Record, step: int) -> list[str]:
    """Say it without what no other nudge would change: the bet asks that."""
    if not record.has_gradient:
        return [_of_nothing(record, step)]
    said = [off(record, step), *_lost(record.sweep, step)]
    return [*said, KINK] if record.is_at_kink else [*said, *why(record, step)]


def _crossed(record: Record, step: int) -> str:
    """Name the hidden unit that a step's worst parameter takes across its corner."""
    names = record.settings.names
    place = [*names.places()][record.parts.which[step]]
    return names.unit(1, place.unit)


def _of_nothing(record: Record, step: int) -> str:
    """Say what is measured where all gradients are 0."""
    sweep = record.sweep
    measured, h = sweep.measured[step], few(sweep.steps[step])
    n = int(np.count_nonzero(measured))
    if not n:
        return f"**h = {h}.** All gradients are 0, and so they are measured."
    k = int(np.abs(measured).argmax())
    return (
        f"**h = {h}.** All gradients are 0, yet {out_of(n, len(measured), 'gradient')} "
        f"measured as something else, {record.names[k]} as {few(measured[k])}. "
        "Beside 0 every error is as large as can be: 1."
    )


def off(record: Record, step: int) -> str:
    """Say which gradients are off the most with this nudge, and by how much."""
    sweep, n = record.sweep, len(record.names)
    h, worst = few(sweep.steps[step]), float(sweep.worst[step])
    if not worst:
        return f"**h = {h}.** All {n} gradients are measured to their last digit."
    names = listed(
        [record.names[k] for k in np.flatnonzero(sweep.errors[step] == worst)]
    )
    n_some = int(np.count_nonzero(sweep.analytic))
    of_some = "" if n_some == n else f" of the {n_some} that are not 0"
    if n_some == 1:
        k = int(np.flatnonzero(sweep.analytic)[0])
        ends = f"Of the only one that is not 0 it is {few(sweep.errors[step, k])}."
    else:
        ends = f"The median{of_some} is {few(sweep.median[step])}."
    return (
        f"**h = {h}.** The largest relative error of {n} gradients is {few(worst)}, "
        f"that of {names}: **{graded(record, worst)}**. {ends}"
    )


def graded(record: Record, error: float) -> str:
    """Return an error's grade; what is fine at a kink only, with a word on that."""
    grade = grade_of(error)
    if grade != "fine at a kink" or record.has_kink:
        return grade
    return f"{grade}, and there is none here"


def _lost(sweep: StepSizeSweep, step: int) -> list[str]:
    n = int(sweep.n_lost[step])
    if not n:
        return []
    them = capitalised(out_of(n, len(sweep.analytic), "gradient"))
    return [f"{them} measured as 0 without being 0: {UNCHANGED[sweep.method]}."]


def why(record: Record, step: int) -> list[str]:
    """Say what makes the worst error of a step: what bends, or what is rounded."""
    sweep, parts = record.sweep, record.parts
    if not sweep.worst[step] or (not parts.measured[step] and parts.told[step]):
        return []  # there is no error, or no digit has changed, which is told
    if sweep.worst[step] < LAST_DIGITS:
        return ["That is rounding in the last digits."]
    decides, method = parts.decides(step), sweep.method
    bend, rounding = few(parts.bend[step], 2), few(parts.rounding[step], 2)
    if not parts.told[step]:
        if decides != "both":
            return [f"Its gradient is 0, and something is measured as {OF_0[decides]}."]
    if decides == "bend":
        return [
            "**The bend decides:** within the nudge E is not straight, and that alone "
            f"would make an error of {bend}."
        ]
    if decides == "corner":
        return [
            f"**A corner decides:** the nudge takes z of {_crossed(record, step)} "
            "to 0, where its ReLU has its corner, and beyond; "
            "so within the nudge E is not straight, and that alone would make an error "
            f"of {bend}."
        ]
    if decides == "both":
        return [f"By itself the bend would make {bend}, rounding {rounding}."]
    if method == "complex":
        return [
            "No difference of two nearly equal numbers is taken, so nothing is lost: "
            "what is left is rounding in the last digits."
        ]
    return [
        "**Rounding decides:** the two values of E agree in most of their digits, and "
        f"only the few that differ count, and that alone would make an error of "
        f"{rounding}."
    ]
