"""The sentences of the chapter "The valley", made from the record."""

from math import isinf

import numpy as np

from engines.gradient_descent import StopReason, Trajectory
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, holding
from pages.words.sentences import counted

from .own_words import no_boundary, off_the_curve
from .record import Record, place_of
from .resting import bottom_nearby, bottom_of_rest
from .way import rest_of

BET_AT = 10  # steps
ROUNDING = 1e-15  # of a height: no change
QUESTION = (
    "You stand blindfolded on a slope and feel only the ground underfoot. "
    "How long should your next step be?"
)
RATE = (
    "How far to step for each unit of slope. The boundary 2/λ and the perfect 1/λ are "
    "marked below, on this slider's own scale, and after a bet what becomes of every η "
    "from this start; click one to take it."
)
PLACES = (
    "Above the strip below η, for each learning rate, the places that the walk goes on "
    "visiting, some thousand steps later: one where it rests, several in a cycle."
)


def labels(record: Record) -> list[str]:
    """Number the steps, of those that were asked for: a walk may end before."""
    asked = record.settings.n_steps
    return [f"step {step} of {asked}" for step in range(record.trajectory.n_steps + 1)]


def story(record: Record, step: int) -> list[str]:
    """Say what the hiker feels at a step, and what the step does."""
    walk = record.trajectory
    x, y, slope = walk.points[step, 0], walk.values[step], walk.gradients[step, 0]
    if abs(y) <= ROUNDING * abs(x):  # where the wave crosses 0
        y = 0.0
    here = (
        f"**Step {step}.** The hiker stands at x = {few(x, 5)}, at height {few(y, 5)}."
    )
    if x and place_of(record, x) == 0:
        here = f"**Step {step}.** The hiker stands at x = 0, but for rounding."
    if step == walk.n_steps:
        return [here, _last(record, slope)]
    return [here, _felt(record, slope), _does(walk, step)]


def _felt(record: Record, slope: float) -> str:
    side, away = ("right", "left") if slope > 0 else ("left", "right")
    rate = record.settings.learning_rate
    steep, far = holding(lambda size: rate * size, abs(slope))
    sign = "+" if slope > 0 else "−"
    return (
        f"The ground rises to the {side} (slope {sign}{few(abs(slope), 4)}), so the "
        f"step goes {away}: η times the slope is {few(rate, 6)} × {steep} = {far}."
    )


def _does(walk: Trajectory, step: int) -> str:
    """Say whether a step led up or down, and by how much.

    Less than what rounding x alone does to the height is no change.
    """
    before, after = walk.values[step : step + 2].tolist()
    both = walk.points[step : step + 2, 0] * walk.gradients[step : step + 2, 0]
    change, least = after - before, ROUNDING * max(abs(before), np.abs(both).max())
    if change < -least:
        return f"It takes the hiker down by {few(-change, 4)}."
    if change <= least:
        return "It takes the hiker neither down nor up."
    return (
        f"It takes the hiker **up** by {few(change, 4)}: on its way the ground turns "
        "upwards, and the step goes on."
    )


def _last(record: Record, slope: float) -> str:
    walk = record.trajectory
    if walk.stop_reason is StopReason.DIVERGED and record.is_off_the_curve:
        return f"The next step {off_the_curve(record)}: the walk stops here."
    if walk.stop_reason is StopReason.DIVERGED:
        return "The next step would leave every scale, so the walk stops here."
    if walk.stop_reason is StopReason.SETTLED and slope == 0:
        level = "The ground is level: the slope is 0 to the last digit."
        return f"{level} The hiker has settled."
    size = few(abs(slope), 4)
    if walk.stop_reason is StopReason.SETTLED:
        return f"The slope is {size}: as good as level. The hiker has settled."
    sign = "+" if slope > 0 else "−" if slope < 0 else ""
    return f"The slope here is {sign}{size}; the steps are used up."


def boundary(record: Record, after_bet: bool = True) -> str:
    """Say in one line where the boundary lies and on which side we are.

    Before the bet nothing is said of where the walk comes to rest.
    """
    if record.settings.is_own and bottom_nearby(record) is None:
        return no_boundary(record)
    if not record.settings.surface.minima:
        return "This curve has no bottom, so there is no boundary to mark."
    here, where = bottom_nearby(record), "at the bottom nearest to x₀"
    if here is None:
        return "The bottom is a kink without a bend, so there is no boundary to mark."
    rest = bottom_of_rest(record) if after_bet else None
    if rest and rest[0] != here[0]:
        here, where = rest, "where it comes to rest"
    (x, bend), rate = here, record.settings.learning_rate
    where = f"{where}, x\u00a0=\u00a0{few(x)}"
    if record.settings.is_parabola:
        where = "everywhere"
    product = rate * bend
    sign = "<" if product < 2 else "=" if product == 2 else ">"
    return (
        f"λ, the bend (how fast the slope changes), is {few(bend, 4)} {where}. "
        f"Boundary: 2/λ\u00a0=\u00a0{apart(2 / bend, rate, digits=4)[0]}. Now η·λ = "
        f"{apart(product, 2)[0]} {sign} 2."
    )


def bet(record: Record) -> Bet:
    """Ask where the hiker will be after ten steps."""
    settings, walk = record.settings, record.trajectory
    after = min(BET_AT, walk.n_steps)
    low, high = settings.surface.domain[0]
    tolerance, answer = 0.05 * (high - low), _answer(record, after)
    return Bet(
        "Where will the hiker be after ten steps, from x₀ = "
        f"{few(settings.start, 4)} with η = {few(settings.learning_rate)}? "
        "(The slider's ends also stand for anywhere beyond them"
        + ("; where f ends he stops, and stays.)" if settings.is_own else ".)"),
        answer,
        _why_there(record, after, isinf(answer)),
        first=settings.start,
        span=(low, high),
        tolerance=tolerance,
        unit="x₁₀ = ",
        told_at=_seen_at(record, after, answer, tolerance),
    )


def _answer(record: Record, after: int) -> float:
    """Return where he is; where he has left every scale before, infinity."""
    walk = record.trajectory
    if after < BET_AT and walk.stop_reason is StopReason.DIVERGED:
        is_off = record.is_off_the_curve
        return float(walk.points[-1, 0]) if is_off else float("inf")
    if after < BET_AT:
        return rest_of(record)
    return float(walk.points[after, 0])


def _seen_at(record: Record, after: int, answer: float, tolerance: float) -> int:
    """Return the first step from which on what is shown next would win the bet."""
    off = np.abs(record.trajectory.points[1 : after + 1, 0] - answer) > tolerance
    return max(int(np.flatnonzero(off)[-1]) + 1, 1) if off.any() else 1


def _why_there(record: Record, after: int, left: bool) -> str:
    """Say why the hiker is where he is after some steps."""
    settings, walk = record.settings, record.trajectory
    x = [place_of(record, at) for at in walk.points[: after + 1, 0].tolist()]
    if left:
        return f"{_way(x)} Step {after + 1} leaves every scale."
    if settings.curve == "square" and after:
        factor = 1 - record.diagnosis.product
        return (
            f"On this parabola every step multiplies x by 1 − 2η = {few(factor, 4)}: "
            f"{counted(after, 'step leads', 'steps lead')} from "
            f"{few(settings.start, 4)} to {few(x[-1], 4)}."
        )
    if settings.is_parabola and after:
        return _on_a_parabola(record, after, x)
    if after < BET_AT and record.is_off_the_curve:
        return f"{_way(x)} Step {after + 1} {off_the_curve(record)}."
    stays = after < BET_AT
    return _way(x) + (f" It settles after {counted(after, 'step')}." if stays else "")


def _on_a_parabola(record: Record, after: int, x: list[float]) -> str:
    """Say what every step multiplies the distance from the bottom by."""
    bottom = record.settings.surface.minima[0][0]
    distance = f"x − {few(bottom, 4)}" if bottom > 0 else f"x + {few(-bottom, 4)}"
    factor = few(record.diagnosis.factor, 4)
    return (
        f"On this parabola every step multiplies {distance if bottom else 'x'} by "
        f"1 − η·λ = {factor}: {counted(after, 'step leads', 'steps lead')} from "
        f"x = {few(x[0], 4)} to x = {few(x[-1], 4)}."
    )


def _way(x: list[float]) -> str:
    """Name the first places of a walk, and the last."""
    said = apart(*x[:4], *x[4:][-1:], most=6)
    if len(x) > 5:
        said.insert(4, "…")
    return f"Step by step: {', '.join(said)}."


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
