"""What "Break it" says of a step, and what it asks."""

from math import isclose

from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from tests.claims import Claim, Told, reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.seen import (
    found,
    planted,
)


def _step(*places: str):
    """Return a claim on E before, after the right step and after the step as told."""

    def holds(told: Told) -> bool:
        steps = dict(zip("abc", told.seen.errors_of_steps, strict=True))
        record = told.record
        own = dict(
            a=float(record.trip.numbers.passed.loss),
            b=float(record.trip.numbers.passed_after.loss),
            c=record.loss_after,
        )
        scale = max(1e-9, *map(abs, own.values()))
        near = all(abs(own[k] - steps[k]) <= 1e-8 * scale for k in "abc")
        said = {k: own[k] for k in places}
        apart = len({told[k] for k in places}) == len({*said.values()})
        eta = reads_as(told.said["eta"], record.settings.learning_rate)
        return near and told.reads(**said) and apart and eta

    return holds


def _steps(told: Told) -> tuple[float, float, float]:
    """Return what E is, by the record, whose digits the sentence compares."""
    numbers = told.record.trip.numbers
    return (
        float(numbers.passed.loss),
        float(numbers.passed_after.loss),
        told.record.loss_after,
    )


def _verdict(is_so):
    return lambda told: bool(told.seen.bugs) and is_so(*_steps(told))


STEP = (
    Claim(
        "One step of η = {eta} takes E from {a} to {b}.",
        lambda t: not t.seen.bugs and _step("a", "b")(t),
    ),
    Claim(
        "One step of η = {eta} leaves E at {a}.",
        lambda t: not t.seen.bugs and _step("a", "a")(t) and len({*_steps(t)}) == 1,
    ),
    Claim(
        "One step of η = {eta} takes E from {a} to {b}, with these gradients as with "
        "the right ones.",
        lambda t: _step("a", "b")(t) and _steps(t)[1] == _steps(t)[2],
    ),
    Claim(
        "One step of η = {eta} leaves E at {a}, with these gradients as with the right "
        "ones.",
        lambda t: _step("a")(t) and len({*_steps(t)}) == 1,
    ),
    Claim(
        "One step of η = {eta} takes E from {a} to {b} with the right gradients, to "
        "{c} with these.",
        _step("a", "b", "c"),
    ),
    Claim(
        "One step of η = {eta} leaves E at {a} with the right gradients, and takes it "
        "to {c} with these.",
        lambda t: _step("a", "c")(t) and _steps(t)[0] == _steps(t)[1],
    ),
    Claim("With these it stays.", _verdict(lambda a, b, c: c == a)),
    Claim("With these it rises.", _verdict(lambda a, b, c: c > a >= b)),
    Claim(
        "It rises with both: the step is too large.",
        _verdict(lambda a, b, c: c > a < b),
    ),
    Claim(
        "It falls with these, by luck: with the right ones the step is too large.",
        _verdict(lambda a, b, c: c < a < b),
    ),
    Claim(
        "E falls with both.",
        lambda t: not found(t) and _verdict(lambda a, b, c: c < a >= b)(t),
    ),
    Claim(
        "E falls all the same: training would seem to work, and nobody would notice.",
        lambda t: found(t) and _verdict(lambda a, b, c: c < a)(t),
    ),
    Claim("The check does.", lambda t: bool(t.seen.bugs) and found(t)),
    Claim(
        "This step leaves the biases alone, so it cannot show what is wrong with their "
        "gradients.",
        lambda t: (
            found(t)
            and not t.record.settings.biases
            and all(n[0] in "bc" for n, k in t.seen.judged if k)
        ),
    ),
    Claim(
        "{famous} is the number that half the web prints for this example; right is "
        "{right}.",
        lambda t: (
            t.seen.bugs == {"update_first"}
            and t.record.settings.factory is FACTORIES["2-2-2"]
            and t["famous"] == 0.291027924
            and t.reads(famous=_steps(t)[2], right=_steps(t)[1])
        ),
    ),
    Claim(
        "Switch the bugs off",
        lambda t: (
            bool(t.record.settings.bugs)
            and not t.after.failed
            and isclose(
                t.after.loss_after,
                t.after.trip.numbers.passed_after.loss,
                rel_tol=1e-9,
                abs_tol=1e-12,
            )
        ),
    ),
)

BET = (
    Claim(
        "Every parameter's gradient is measured and compared with what this "
        "backpropagation tells.",
        lambda t: bool(t.seen.bugs),
    ),
    Claim(
        "Which of them fail the check?",
        lambda t: bool(t.seen.bugs),
    ),
    Claim(
        "Where both are 0 there is nothing to find: those do not count.",
        lambda t: bool(t.seen.bugs),
    ),
)
OBSERVE = (
    Claim(
        "the output weights are updated before the blame travels back: a bug that half "
        "the web copies.",
        planted("update_first"),
    ),
    Claim(
        "Does E still fall, and which weights does the check find?",
        lambda t: found(t) and _steps(t)[2] < _steps(t)[0],
    ),
    Claim(
        "where a weight matrix is square, a transposed one fits and nothing complains.",
        planted("transposed"),
    ),
    Claim(
        "Does the check, and of which of its weights?",
        lambda t: (
            "transposed" in t.seen.bugs and 0 < t.seen.fails.sum() < len(t.seen.here)
        ),
    ),
)
