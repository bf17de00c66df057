"""The sentences of the chapter "The valley", made from the record."""

from engines.gradient_descent import StopReason, Trajectory
from pages.ui.bets import Bet

from .record import Record

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
        told_at=after,
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
