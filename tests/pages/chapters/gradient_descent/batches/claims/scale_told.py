"""Scales: what is said of a step."""

from collections.abc import Callable

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.scale_fits import Fit

OTHERS = "{who:centred|scaled|standardised}"
HAIR = 1e-9


def of_each(shape: str, holds: Callable[[Told, Fit], bool]) -> tuple[Claim, Claim]:
    """A claim of the raw walk, and the same of the other, whose name is its own."""

    def of_raw(told: Told) -> bool:
        return holds(told, told.seen.raw)

    def of_other(told: Told) -> bool:
        return is_named(told) and holds(told, told.seen.prepared)

    capital = OTHERS.replace("c", "C", 1).replace("|s", "|S")
    raw = shape.replace("WHO", "raw").replace("Who", "Raw")
    other = shape.replace("WHO", OTHERS).replace("Who", capital)
    return Claim(raw, of_raw), Claim(other, of_other)


def is_named(told: Told) -> bool:
    """The other walk has the name of what was done to its features."""
    return told.word("who").lower() == told.seen.settings.preparation


def has_end(told: Told) -> bool:
    return told.seen.raw.best is not None


def is_past(told: Told, one: Fit) -> bool:
    return told.step >= len(one.points)


def left_is(told: Told, one: Fit, low: float, high: float) -> bool:
    return has_end(told) and low <= one.left(told.step) <= high


def at_loss(told: Told, one: Fit) -> bool:
    here = not (is_past(told, one) and one.is_lost(told.seen.n_steps))
    return here and told.reads(l=one.loss(told.step))


def stuck(told: Told, one: Fit) -> bool:
    """The next place is where it is, to all digits but the last."""
    move = abs(one.next_place - one.points[-1]).max()
    at_end = told.step >= len(one.points) - 1
    return at_end and move <= 1.1e-12 and not has_end(told) and at_loss(told, one)


def about_to_leave(told: Told, one: Fit) -> bool:
    lost = one.is_lost(told.seen.n_steps) and told.step == len(one.points) - 1
    return lost and at_loss(told, one)


STORY = (
    Claim("Step {k}.", lambda told: told["k"] == told.step),
    Claim(
        "The smallest loss there is: {l}.",
        lambda told: has_end(told) and told.reads(l=told.seen.prepared.lowest),
    ),
    *of_each("The WHO walk is at loss {l}.", at_loss),
    *of_each(
        "The WHO walk is at loss {l}; its next step leaves every scale.",
        about_to_leave,
    ),
    *of_each(
        "The WHO walk has left every scale.",
        lambda told, one: is_past(told, one) and one.is_lost(told.seen.n_steps),
    ),
    of_each(
        "The WHO walk stands at the minimum.",
        lambda told, one: left_is(told, one, 0, HAIR),
    )[1],
    of_each(
        "The WHO walk is at loss {l}; its slope there is too small to move it.", stuck
    )[1],
    *of_each(
        "Who: nothing of the way to the best weights is left.",
        lambda told, one: left_is(told, one, 0, 1.01 * HAIR),
    ),
    *of_each(
        "Who: {p}% of the way to the best weights is left.",
        lambda told, one: (
            left_is(told, one, 0.99 * HAIR, 1)
            and told.reads(p=100 * one.left(told.step))
        ),
    ),
    *of_each(
        "Who: more than 99.99% of the way to the best weights is left.",
        lambda told, one: left_is(told, one, 0.9999, 1),
    ),
    *of_each(
        "Who: it is {x} times as far from the best weights as at first.",
        lambda told, one: (
            left_is(told, one, 1, float("inf")) and told.reads(x=one.left(told.step))
        ),
    ),
    of_each(
        "Who: it is as far from the best weights as at first.",
        lambda told, one: told.step and left_is(told, one, 1 - HAIR, 1 + HAIR),
    )[1],
)
