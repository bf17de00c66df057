"""The sentences of the chapter "The valley", made from the record."""

import math

from engines.gradient_descent import Diagnosis, Outcome, StopReason, Trajectory
from pages.chapters.gradient_descent.the_valley.record import RATES, Record, snap
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy

BET_AT = 10  # steps
QUESTION = (
    "You stand blindfolded on a slope and feel only the ground underfoot. "
    "How long should your next step be?"
)
RATE = (
    "How far to step for each unit of slope. The boundary 2/λ and the perfect 1/λ are "
    "marked below, on this slider's own scale."
)


def labels(record: Record) -> list[str]:
    """Number the steps."""
    last = record.trajectory.n_steps
    return [f"step {step} of {last}" for step in range(last + 1)]


def story(record: Record, step: int) -> list[str]:
    """Say what the hiker feels at a step, and what the step does."""
    walk, rate = record.trajectory, record.settings.learning_rate
    x, y = walk.points[step, 0], walk.values[step]
    slope = walk.gradients[step, 0]
    here = f"**Step {step}.** The hiker stands at x = {x:.5g}, at height {y:.5g}."
    if slope == 0:
        felt = "The ground is level: the slope is exactly 0, so the step is 0 too."
    else:
        side = "right" if slope > 0 else "left"
        away = "left" if slope > 0 else "right"
        felt = (
            f"The ground rises to the {side} (slope {slope:+.4g}), so the step goes "
            f"{away}: η times the slope is "
            f"{rate:g} × {abs(slope):.4g} = "
            f"{abs(rate * slope):.4g}."
        )
    if step == walk.n_steps:
        return [here, felt if slope == 0 else _last(walk, slope)]
    change = walk.values[step + 1] - y
    if change < 0:
        does = f"It takes the hiker down by {-change:.4g}."
    elif change == 0:
        does = "It takes the hiker neither down nor up."
    else:
        does = (
            f"It takes the hiker **up** by {change:.4g}: the step is longer than the "
            "way across the valley."
        )
    return [here, felt, does]


def _last(walk: Trajectory, slope: float) -> str:
    if walk.stop_reason is StopReason.DIVERGED:
        return "The next step would leave every scale, so the walk stops here."
    if walk.stop_reason is StopReason.SETTLED:
        return f"The slope is {slope:.1e}: as good as level. The hiker has settled."
    return f"The slope here is {slope:+.4g}; the steps are used up."


def boundary(record: Record) -> str:
    """Say in one line where the boundary lies and on which side we are."""
    settings, diagnosis = record.settings, record.diagnosis
    bend = diagnosis.curvature
    if diagnosis.nearest_minimum is None:
        return "This curve has no bottom, so there is no boundary to mark."
    if not bend > 0:
        return "The bottom is a kink without a bend, so there is no boundary to mark."
    where = "everywhere"
    if settings.curve != "square":
        where = f"at the bottom x\u00a0=\u00a0{diagnosis.nearest_minimum[0]:.3g}"
    sign = "<" if diagnosis.product < 2 else "=" if diagnosis.product == 2 else ">"
    return (
        f"λ, the bend (how fast the slope changes), is {bend:.4g} {where}. Boundary: "
        f"2/λ\u00a0=\u00a0{2 / bend:.4g}. Now η·λ = {diagnosis.product:.4g} {sign} 2."
    )


def bet(record: Record) -> Bet:
    """Ask where the hiker will be after ten steps."""
    settings, walk = record.settings, record.trajectory
    after = min(BET_AT, walk.n_steps)
    low, high = settings.surface.domain[0]
    return Bet(
        "Where will the hiker be after ten steps, from x₀ = "
        f"{settings.start:g} with η = {settings.learning_rate:g}? "
        "The slider's ends also stand for anywhere beyond them.",
        float(walk.points[after, 0]),
        _why_there(record, after),
        first=settings.start,
        span=(low, high),
        tolerance=0.05 * (high - low),
        unit="x₁₀ = ",
    )


def _why_there(record: Record, after: int) -> str:
    """Say why the hiker is where he is after some steps."""
    settings, x = record.settings, record.trajectory.points[: after + 1, 0]
    if settings.curve == "square":
        factor = 1 - 2 * settings.learning_rate
        return (
            f"On this parabola every step multiplies x by 1 − 2η = {factor:.4g}, so "
            f"after {after} steps x is {factor:.4g} to the power {after}, times "
            f"{settings.start:g}: {x[-1]:.4g}."
        )
    way = ", ".join(f"{place:.3g}" for place in x[:4])
    stays = "" if after == BET_AT else f" It settles after {after} steps."
    return f"Step by step: {way}, … to {x[-1]:.4g}.{stays}"


def ending(record: Record) -> list[str]:
    """Say how the walk ends and which inequality decided it."""
    walk, diagnosis = record.trajectory, record.diagnosis
    sentences = _OUTCOMES[diagnosis.outcome](record.settings, walk, diagnosis)
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


def _lands(settings, walk, diagnosis):
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


def _crawls(settings, walk, diagnosis):
    return [
        f"It approaches from one side and is still {diagnosis.distance:.4g} away after "
        f"{walk.n_steps} steps, because η·λ = {diagnosis.product:.4g} is below 1.",
        _rate_sentence(diagnosis),
    ]


def _zigzags(settings, walk, diagnosis):
    return [
        f"It jumps from side to side and comes closer each time, because "
        f"1 < η·λ = {diagnosis.product:.4g} < 2.",
        _rate_sentence(diagnosis),
    ]


def _cycles(settings, walk, diagnosis):
    return [
        f"It goes back and forth between {walk.points[-2, 0]:.4g} and "
        f"{walk.points[-1, 0]:.4g} and never comes closer: "
        f"η·λ = {diagnosis.product:.4g}, exactly the boundary 2.",
        "Every step lands as high on the other side as it started.",
    ]


def _flies_off(settings, walk, diagnosis):
    first = diagnosis.first_uphill_step
    since = "" if first is None else f" Step {first + 1} is the first to end higher up."
    return [
        f"It flies off: η·λ = {diagnosis.product:.4g} > 2.{since}",
        f"Near the bottom every step multiplies the distance by |1 − η·λ| = "
        f"{abs(diagnosis.factor):.4g}. The slope points the right way each time; the "
        "dashed parabola, whose bottom the step trusts in, is too flat for this "
        "valley.",
        _safe_sentence(settings, diagnosis),
    ]


def _safe_sentence(settings, diagnosis) -> str:
    bound = diagnosis.largest_safe_learning_rate
    if bound is None:
        return ""
    if settings.curve == "square":
        return f"Any η below 2/λ = {bound:.4g} comes back."
    return (
        f"Close to the bottom at x = {diagnosis.nearest_minimum[0]:.3g} any η below "
        f"2/λ = {bound:.4g} comes back; where the ground bends more, it takes less."
    )


def _trapped(settings, walk, diagnosis):
    return [
        f"It is caught in the dip at x = {diagnosis.nearest_minimum[0]:.4g}, at height "
        f"{walk.values[-1]:.4g}. The deepest point of this curve lies at height "
        f"{diagnosis.best_value:.4g}, out of reach for anyone who only feels the "
        "slope.",
        _rate_sentence(diagnosis),
    ]


def _stuck(settings, walk, diagnosis):
    slope = abs(walk.gradients[-1, 0])
    return [
        f"It is all but stuck at x = {walk.points[-1, 0]:.4g}: the slope there is only "
        f"{slope:.2g}, so a step moves {settings.learning_rate * slope:.2g}, yet this "
        "is no bottom.",
        "A level ground and a bottom feel the same underfoot.",
    ]


def _never_settles(settings, walk, diagnosis):
    return [
        f"It never settles: on a kink the slope keeps its size to the very bottom, so "
        f"every step is η = {settings.learning_rate:g} long, and the hiker hops across "
        f"the bottom, from {walk.points[-2, 0]:.3g} to {walk.points[-1, 0]:.3g} and "
        "back.",
        "No constant η can cure that; a learning rate that shrinks can.",
    ]


def _falls_forever(settings, walk, diagnosis):
    return [
        f"It falls and keeps falling: x = {walk.points[-1, 0]:.4g}, "
        f"f = {walk.values[-1]:.4g}, and lower with every step.",
        "This curve has no bottom on that side; no learning rate would find one.",
    ]


def _wanders(settings, walk, diagnosis):
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


SYMBOLS = (
    ("x, f(x)", "where the hiker stands, and how high that is"),
    ("f′(x)", "the slope underfoot: rise for each unit to the right"),
    ("η (eta)", "the learning rate: how far to step for each unit of slope"),
    ("Δ (delta)", "the update: what is added to x, −η · f′(x)"),
    ("λ (lambda)", "the bend of the ground, f″: how fast the slope changes with x"),
    ("1/λ, 2/λ", "the η that lands a parabola in one step, and the η that throws out"),
    ("x₀, x₁, x₂, …", "the start, and the points after one step, two steps, …"),
    ("central differences", "a slope measured from heights alone, a hair to each side"),
)
