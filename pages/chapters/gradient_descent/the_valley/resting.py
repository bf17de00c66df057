"""A walk that comes to rest: where, how it came there, and which product decided it."""

import math

import numpy as np

from engines.gradient_descent.minima import nearest_minimum
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .ground import bend_at
from .record import Record
from .way import Way, rest_of

FAINT = 0.1  # a slope that is hardly felt
ON_THE_SPOT = 1e-6  # a factor below this leaves nothing of the distance


def ending(record: Record) -> list[str]:
    """Say where the walk comes to rest, how it came there, and why."""
    way = Way(record)
    if not record.trajectory.n_steps:
        return [_stays(record)]
    if way.n_steps == 1 and way.arrived:
        return [_in_one_step(record), *_not_the_deepest(record)]
    return [*_where(record, way), *_not_the_deepest(record), *_how(way), *_why(way)]


def _stays(record: Record) -> str:
    """Say that it does not move at all."""
    x = few(float(record.trajectory.points[0, 0]), 4)
    level = f"It does not move: the ground at x = {x} is level, so every step is 0. "
    if record.diagnosis.is_bottom:
        return level + "It stands at a bottom."
    return level + "Yet this is no bottom: both feel the same underfoot."


def _in_one_step(record: Record) -> str:
    on_the_spot = abs(record.diagnosis.factor) < ON_THE_SPOT
    if record.settings.is_parabola and on_the_spot:
        return (
            "It lands in one step: η·λ = 1, so the parabola that the step trusts in "
            "is the valley itself."
        )
    if not record.diagnosis.is_bottom:
        return f"One step leads to level ground, at x = {_place(record)}."
    return f"It lands in one step, at x = {_place(record)}."


def _place(record: Record) -> str:
    return few(rest_of(record), 4)


def _where(record: Record, way: Way) -> list[str]:
    """Say where it comes to rest, and how far it is from there."""
    diagnosis, taken = record.diagnosis, record.trajectory.n_steps
    name = "bottom" if diagnosis.is_bottom else "level ground"
    if way.arrived and record.settings.curve == "kink":
        return [
            f"It lands on the very bottom with step {diagnosis.arrival}: from x₀ a "
            "whole number of steps, each of them η long, leads there."
        ]
    if way.arrived:
        return [
            f"It lands: from step {diagnosis.arrival} on it is within a millionth of "
            f"the {name} x = {_place(record)}."
        ]
    return [
        f"After {counted(taken, 'step')} it is still {few(abs(way.offsets[-1]), 4)} "
        f"from the {name} x = {_place(record)}; it would be within a millionth of it "
        f"from step {diagnosis.arrival:,} on.",
        *_felt(record),
    ]


def _felt(record: Record) -> list[str]:
    """Say how little is felt where the ground is all but level, far from its rest."""
    walk, rate = record.trajectory, record.settings.learning_rate
    slope = abs(float(walk.gradients[-1, 0]))
    far = abs(float(walk.points[-1, 0]) - rest_of(record))
    if rate * slope > far / 100 or slope > FAINT:
        return []
    return [
        f"It is all but stuck: the slope underfoot is only {few(slope)}, so a step "
        f"moves {few(rate * slope)}."
    ]


def _not_the_deepest(record: Record) -> list[str]:
    """Say so where it rests in a dip that is not the deepest."""
    diagnosis, surface = record.diagnosis, record.settings.surface
    if diagnosis.is_lowest or not diagnosis.is_bottom:
        return []
    height = float(surface.value(diagnosis.places)[-1])
    here, lowest = apart(height, diagnosis.lowest_value, digits=4)
    return [
        f"This dip, at height {here}, is not the deepest in the picture: that lies at "
        f"height {lowest}. The slope underfoot tells nothing of it."
    ]


def _how(way: Way) -> list[str]:
    """Say on which sides it came, and whether every step brought it closer."""
    if way.n_steps < 2:
        return []
    closer = "every step brings it closer"
    if way.n_away:
        away = counted(way.n_away, "step leads", "steps lead")
        closer = f"{away} no closer"
    if not way.n_changes:
        return [f"It comes from one side, and {closer}."]
    if way.n_changes >= way.n_steps - 1:
        return [f"It jumps from side to side, and {closer}."]
    sides = counted(way.n_changes, "time")
    return [f"It changes sides {sides} in {way.n_steps} steps, and {closer}."]


def _why(way: Way) -> list[str]:
    """Name the product that decided how fast, where it is what was measured."""
    diagnosis, surface = way.record.diagnosis, way.record.settings.surface
    place = (rest_of(way.record),)
    if not diagnosis.is_bottom or bend_at(surface, place) is None:
        return []
    # On the parabola the factor is the same at every step.
    factor = abs(diagnosis.factor)
    bend = f"λ = {few(diagnosis.curvature, 4)}"
    if not way.follows_the_bend:
        return [
            f"At the bottom itself the ground bends by {bend}; there a step multiplies "
            f"the distance by |1 − η·λ| = {few(factor)}. {_last(way)}"
        ]
    if factor < ON_THE_SPOT:
        return [
            "The reason: η·λ = 1, so near the bottom the parabola that a step trusts "
            "in is all but the valley itself."
        ]
    product = apart(diagnosis.product, 1 if diagnosis.product < 1.5 else 2)[0]
    between = "below 1" if diagnosis.product < 1 else "between 1 and 2"
    return [
        f"The reason: η·λ = {product} is {between}, so near the bottom every step "
        f"multiplies the distance by |1 − η·λ| = {few(factor)}{_digits(factor)}."
    ]


def _last(way: Way) -> str:
    factor = apart(abs(way.last_factor), 1)[0]
    if way.arrived:
        return f"Just before it landed, a step multiplied it by {factor}."
    return f"So far the last step multiplied it by {factor}."


def _digits(factor: float) -> str:
    """Say how fast digits come."""
    steps = math.log(0.1) / math.log(factor)
    return f": one more correct digit every {few(steps)} steps"


def why_not(record: Record) -> list[str]:
    """Say why a walk that goes on for ever rests at none of the known bottoms."""
    surface, rate = record.settings.surface, record.settings.learning_rate
    if not surface.smooth or not surface.minima:
        return []
    minima = np.array(surface.minima)
    products = rate * surface.hessian(minima)[:, 0, 0]
    of_these = "that was found" if record.settings.is_own else "of this curve"
    if products.min() >= 2:
        least = apart(float(products.min()), 2)[0]
        more = "" if len(products) == 1 else " or more"
        return [
            f"It can rest at no bottom {of_these}: there η·λ would have to be below "
            f"2, and is {least}{more}."
        ]
    first = int((products < 2).argmax())
    return [
        f"It could rest at x = {few(minima[first, 0])}, where η·λ = "
        f"{apart(float(products[first]), 2)[0]} is below 2, but from this start it "
        "never comes near enough."
    ]


def comes_back(record: Record) -> list[str]:
    """Say which learning rates hold a hiker close to the bottom nearest to x₀."""
    nearest = bottom_nearby(record)
    if nearest is None:
        return []
    x, bend = nearest
    if record.settings.is_parabola:
        return [f"Any η below 2/λ = {few(2 / bend, 4)} comes back."]
    return [
        f"Close to the bottom at x = {few(x)} any η below 2/λ = {few(2 / bend, 4)} "
        "comes back; where the ground bends more, it takes less."
    ]


def bottom_nearby(record: Record) -> tuple[float, float] | None:
    """Return the bottom nearest to the start and its bend; None without a bend."""
    surface = record.settings.surface
    minimum = nearest_minimum(np.array([record.settings.start]), surface)
    bend = None if minimum is None else bend_at(surface, minimum)
    return None if bend is None else (minimum[0], bend)


def bottom_of_rest(record: Record) -> tuple[float, float] | None:
    """Return the bottom where the walk comes to rest, and its bend; perhaps none."""
    diagnosis = record.diagnosis
    place = rest_of(record) if diagnosis.is_bottom else None
    bend = None if place is None else bend_at(record.settings.surface, (place,))
    return None if bend is None else (place, bend)
