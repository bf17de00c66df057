"""The sentences of the part "The check", made from the sweep."""

import numpy as np

from engines.backpropagation import StepSizeSweep, grade_of
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import few
from pages.words.sentences import counted

from .record import NUDGES, Record

DIGITS = "Digits (float64 keeps about 16, float32 about 7)"
NAMES = {
    "centred": "the centred difference",
    "forward": "the forward difference",
    "complex": "the complex step",
}
# What theory says of the best h: (power of the last digit's size, in words).
BEST = {"centred": (1 / 3, "the cube root of ε"), "forward": (0.5, "the root of ε")}
BANDS = (
    (1e-3, "from 0.1 to 10⁻³"),
    (1e-5, "below 10⁻³, to 10⁻⁵"),
    (1e-7, "below 10⁻⁵, to 10⁻⁷"),
    (1e-10, "below 10⁻⁷, to 10⁻¹⁰"),
    (1e-15, "below 10⁻¹⁰, to 10⁻¹⁵"),
)
TEN = 10
SMALLER, SAME = "at least ten times smaller", "about the same, within ten times"
LARGER = "at least ten times larger"
AS_GOOD = 3.0  # times the least error: as good, within the chance of rounding
NOTHING = (
    "**All gradients are 0.** No nudge changes E here, so there is nothing to measure, "
    "and nothing to be wrong about."
)


KINK = (
    "**A kink:** the z of a hidden unit is exactly 0, just where its ReLU has its "
    "corner. A nudge one way changes E, a nudge the other way does not; so what is "
    "measured depends on the way, and no h mends that."
)
ON_ONE_SIDE = (
    "Backpropagation takes the slope of one side, 0 by custom, which is no bug. The "
    "complex step of the badge takes the same side, so it agrees; a real nudge cannot."
)


def _band(h: float) -> str:
    return next(says for least, says in BANDS if h >= least * 0.99)


def labels(record: Record) -> list[str]:
    """Name the nudges."""
    return [f"h = {few(h)}" for h in NUDGES]


def bet(record: Record) -> Bet:
    """Ask which nudge measures best."""
    sweep = record.sweep
    if sweep.method == "complex":
        return _complex_bet(sweep)
    best = float(sweep.worst[sweep.best])
    good = sweep.steps[sweep.worst <= AS_GOOD * best]
    answer = _band(float(sweep.steps[sweep.best]))
    ties = tuple(dict.fromkeys(map(_band, good.tolist())))
    question = (
        f"A gradient is measured by {NAMES[sweep.method]}: nudge a weight by h and see "
        f"how E changes. With {_digits(sweep)}, which h measures the worst of the "
        f"{len(sweep.analytic)} gradients best?"
    )
    reason = (
        f"The least error, {few(best)}, comes with h = {few(sweep.steps[sweep.best])}."
    )
    options = [says for _, says in BANDS]
    ties = tuple(tie for tie in ties if tie != answer)
    return Bet(question, answer, reason, options=options, ties=ties)


def _complex_bet(sweep: StepSizeSweep) -> Bet:
    """Ask whether a tiny h does harm where no difference is taken."""
    early, late = (
        float(sweep.worst[list(sweep.steps).index(h)]) for h in (1e-5, 1e-15)
    )
    question = (
        f"A gradient is measured by {NAMES['complex']}: nudge a weight by ih and take "
        f"the imaginary part of E. With {_digits(sweep)}, what is the worst error with "
        "h = 10⁻¹⁵, compared with h = 10⁻⁵?"
    )
    options = (SMALLER, SAME, LARGER)
    near = TEN * late >= early and TEN * early >= late
    answer = SAME if near else SMALLER if late < early else LARGER
    reason = f"It is {few(early)} with h = 10⁻⁵ and {few(late)} with h = 10⁻¹⁵."
    return Bet(question, answer, reason, options=options)


def _digits(sweep: StepSizeSweep) -> str:
    kept = {"float64": "about 16 digits", "float32": "about 7 digits"}
    return f"{sweep.precision} ({kept[sweep.precision]})"


def story(record: Record, step: int) -> list[str]:
    """Say how far off this nudge is, and what decides it."""
    sweep = record.sweep
    if not record.has_gradient:
        return [NOTHING]
    if record.is_at_kink:
        return [_off(record, step), KINK]
    return [_off(record, step), *_lost(sweep, step), _why(sweep, step)]


def _off(record: Record, step: int) -> str:
    """Say which gradient is off the most with this nudge, and by how much."""
    sweep = record.sweep
    h, worst = few(sweep.steps[step]), float(sweep.worst[step])
    name = record.names[int(sweep.worst_parameter[step])]
    return (
        f"**h = {h}.** Of {counted(len(sweep.analytic), 'gradient')} that of {name} is "
        f"off the most, by {few(worst)} of itself: **{graded(record, worst)}**. The "
        f"median is {few(sweep.median[step])}."
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
    are = "is" if n == 1 else "are"
    return [
        f"{counted(n, 'gradient')} {are} measured as 0 exactly: the nudge does not "
        "change a single digit of E."
    ]


def _why(sweep: StepSizeSweep, step: int) -> str:
    bent = float(np.max(sweep.truncation[step]))
    rounding = float(min(np.max(sweep.rounding[step]), 2.0))
    if sweep.is_rounding[step]:
        if sweep.method == "complex":
            return (
                "No difference of two nearly equal numbers is taken, so nothing is "
                f"lost: what is left is the last digit, {few(rounding)}, and a "
                "smaller h does no harm."
            )
        return (
            "**Rounding decides:** the two values of E agree in most of their digits, "
            f"and only the few that differ count. About {few(rounding)} is to be "
            "expected, and a smaller h makes it worse."
        )
    power = "h" if sweep.method == "forward" else "h²"
    return (
        "**The bend decides:** within the nudge E is not straight. About "
        f"{few(bent)} is to be expected, and it shrinks with {power}."
    )


def ending(record: Record) -> list[str]:
    """Say which nudge is best, what theory says, and what to take."""
    sweep = record.sweep
    if not record.has_gradient:
        return [NOTHING]
    least = float(sweep.worst[sweep.best])
    found = (
        f"**Best here: h = {few(sweep.steps[sweep.best])}**, with a worst error of "
        f"{few(least)} ({graded(record, least)})."
    )
    if record.is_at_kink:
        return [
            f"**No h is right here:** the least error is {few(least)}.",
            ON_ONE_SIDE,
        ]
    if sweep.method == "complex":
        return [
            found,
            "Below that the curve stays flat. The complex step nudges in an imaginary "
            "direction, where no difference has to be taken, so any tiny h will do. It "
            "needs a network that can calculate with complex numbers; this one can.",
        ]
    power, words = BEST[sweep.method]
    eps = float(np.finfo(sweep.precision).eps)
    other = (
        "The error of a forward difference shrinks only with h, so its V turns at a "
        "smaller h and higher up: that is why the check nudges both ways."
        if sweep.method == "forward"
        else "The bend's part shrinks with h², a hundredfold for a tenth of h, because "
        "nudging both ways cancels the first bend."
    )
    return [
        found,
        f"**The V:** to its left E bends within the nudge, to its right ever fewer "
        f"digits are left. The rule of thumb for the turn is {words}, "
        f"ε = {few(eps)} being the last digit of {sweep.precision}: "
        f"h ≈ {few(eps**power)}.",
        other,
        *_kinks(sweep, least),
    ]


def _kinks(sweep: StepSizeSweep, least: float) -> list[str]:
    if grade_of(least) == "happy":
        return []
    return [
        "Even the best h is not happy here. That is no bug of backpropagation: the "
        "worst gradient is so small, or E so bent or kinked near these weights, that "
        "nudging cannot see better."
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the complex step, and all digits."""
    way = record.settings.method, record.settings.precision
    if way == ("complex", "float64"):
        return None
    values = {"method": "Complex step", "digits": "float64"}
    is_complex = record.settings.method == "complex"
    return Remedy("Take 16 digits" if is_complex else "Take the complex step", values)
