"""How a walk in the valley ends, which inequality decided it, and how to mend it."""

import math

from engines.gradient_descent import Diagnosis, Outcome
from pages.ui.chapter import Remedy

from .record import RATES, Record, snap


def ending(record: Record) -> list[str]:
    """Say how the walk ends and which inequality decided it."""
    sentences = _OUTCOMES[record.diagnosis.outcome](record)
    return [sentence for sentence in sentences if sentence]


def remedy(record: Record) -> Remedy | None:
    """Where η is too large, offer the one that lands."""
    diagnosis, curve = record.diagnosis, record.settings.curve
    safe = diagnosis.largest_safe_learning_rate
    fine = diagnosis.safe or diagnosis.nearest_minimum is None
    if fine or not safe or not math.isfinite(safe):
        return None
    low, high, grain = RATES[curve]
    rate = min(max(snap(safe / 2, grain), low), high)
    return Remedy(f"Take η = {rate:g}, near 1/λ", {f"eta_{curve}": rate})


def _lands(record: Record) -> list[str]:
    settings, walk, diagnosis = record.settings, record.trajectory, record.diagnosis
    end = walk.points[-1, 0]
    if settings.curve == "square" and walk.n_steps == 1:
        return [
            f"It lands in one step: η·λ = {diagnosis.product:.4g}, so the parabola "
            "that the step trusts in is the valley itself."
        ]
    return [
        f"It lands: after {walk.n_steps} steps x = {end:.4g}, "
        f"{diagnosis.distance:.1e} from the bottom.",
        _rate_sentence(diagnosis),
    ]


def _crawls(record: Record) -> list[str]:
    walk, diagnosis = record.trajectory, record.diagnosis
    return [
        f"It approaches from one side and is still {diagnosis.distance:.4g} away after "
        f"{walk.n_steps} steps, because η·λ = {diagnosis.product:.4g} is below 1.",
        _rate_sentence(diagnosis),
    ]


def _zigzags(record: Record) -> list[str]:
    diagnosis = record.diagnosis
    return [
        f"It jumps from side to side and comes closer each time, because "
        f"1 < η·λ = {diagnosis.product:.4g} < 2.",
        _rate_sentence(diagnosis),
    ]


def _cycles(record: Record) -> list[str]:
    walk, diagnosis = record.trajectory, record.diagnosis
    return [
        f"It goes back and forth between {walk.points[-2, 0]:.4g} and "
        f"{walk.points[-1, 0]:.4g} and never comes closer: "
        f"η·λ = {diagnosis.product:.4g}, exactly the boundary 2.",
        "Every step lands as high on the other side as it started.",
    ]


def _flies_off(record: Record) -> list[str]:
    diagnosis = record.diagnosis
    first = diagnosis.first_uphill_step
    since = "" if first is None else f" Step {first + 1} is the first to end higher up."
    return [
        f"It flies off: η·λ = {diagnosis.product:.4g} > 2.{since}",
        f"Near the bottom every step multiplies the distance by |1 − η·λ| = "
        f"{abs(diagnosis.factor):.4g}. The slope points the right way each time; the "
        "dashed parabola, whose bottom the step trusts in, is too flat for this "
        "valley.",
        _safe_sentence(record),
    ]


def _safe_sentence(record: Record) -> str:
    settings, diagnosis = record.settings, record.diagnosis
    bound = diagnosis.largest_safe_learning_rate
    if bound is None:
        return ""
    if settings.curve == "square":
        return f"Any η below 2/λ = {bound:.4g} comes back."
    return (
        f"Close to the bottom at x = {diagnosis.nearest_minimum[0]:.3g} any η below "
        f"2/λ = {bound:.4g} comes back; where the ground bends more, it takes less."
    )


def _trapped(record: Record) -> list[str]:
    walk, diagnosis = record.trajectory, record.diagnosis
    return [
        f"It is caught in the dip at x = {diagnosis.nearest_minimum[0]:.4g}, at height "
        f"{walk.values[-1]:.4g}. The deepest point of this curve lies at height "
        f"{diagnosis.best_value:.4g}, out of reach for anyone who only feels the "
        "slope.",
        _rate_sentence(diagnosis),
    ]


def _stuck(record: Record) -> list[str]:
    settings, walk = record.settings, record.trajectory
    slope = abs(walk.gradients[-1, 0])
    return [
        f"It is all but stuck at x = {walk.points[-1, 0]:.4g}: the slope there is only "
        f"{slope:.2g}, so a step moves {settings.learning_rate * slope:.2g}, yet this "
        "is no bottom.",
        "A level ground and a bottom feel the same underfoot.",
    ]


def _never_settles(record: Record) -> list[str]:
    settings, walk = record.settings, record.trajectory
    return [
        f"It never settles: on a kink the slope keeps its size to the very bottom, so "
        f"every step is η = {settings.learning_rate:g} long, and the hiker hops across "
        f"the bottom, from {walk.points[-2, 0]:.3g} to {walk.points[-1, 0]:.3g} and "
        "back.",
        "No constant η can cure that; a learning rate that shrinks can.",
    ]


def _falls_forever(record: Record) -> list[str]:
    walk = record.trajectory
    return [
        f"It falls and keeps falling: x = {walk.points[-1, 0]:.4g}, "
        f"f = {walk.values[-1]:.4g}, and lower with every step.",
        "This curve has no bottom on that side; no learning rate would find one.",
    ]


def _wanders(record: Record) -> list[str]:
    walk, diagnosis = record.trajectory, record.diagnosis
    ups = diagnosis.first_uphill_step
    climbed = "" if ups is None else f"Step {ups + 1} even went uphill. "
    return [
        f"After {walk.n_steps} steps it is at x = {walk.points[-1, 0]:.4g}, height "
        f"{walk.values[-1]:.4g}, and still on its way. {climbed}".strip(),
        "Give it more steps to see where it ends.",
    ]


def _rate_sentence(diagnosis: Diagnosis) -> str:
    factor = abs(diagnosis.factor)
    if not 0 < factor < 1:
        return ""
    per_digit = math.log(0.1) / math.log(factor)
    return (
        f"Close to the bottom every step multiplies the distance by |1 − η·λ| = "
        f"{factor:.4g}: one more correct digit every {per_digit:.3g} steps."
    )


_OUTCOMES = {
    Outcome.LANDS: _lands,
    Outcome.CRAWLS: _crawls,
    Outcome.ZIGZAGS: _zigzags,
    Outcome.CYCLES: _cycles,
    Outcome.FLIES_OFF: _flies_off,
    Outcome.TRAPPED: _trapped,
    Outcome.STUCK: _stuck,
    Outcome.NEVER_SETTLES: _never_settles,
    Outcome.FALLS_FOREVER: _falls_forever,
    Outcome.WANDERS: _wanders,
}
