"""What "Break it" says of a step, and what it asks."""

from math import isclose, isfinite

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
            a=record.losses[1],
            b=record.losses_of_steps[0],
            c=record.loss_after,
        )
        scale = max(1e-9, *map(abs, own.values()))
        near = all(abs(own[k] - steps[k]) <= 1e-8 * scale for k in "abc")
        said = {k: own[k] for k in places}
        apart = len({told[k] for k in places}) == len({*said.values()})
        eta = reads_as(told.said["eta"], record.settings.learning_rate)
        which = (told.word("which") == "E") == (told.seen.parting is None)
        return near and told.reads(**said) and apart and eta and which

    return holds


def _steps(told: Told) -> tuple[float, float, float]:
    """Return what E is, by the record, whose digits the sentence compares."""
    record = told.record
    return record.losses[1], *record.losses_of_steps


def _words(noun: str):
    """Return whether the step itself is wrong, as these words say."""
    return lambda told: told.seen.is_other_step == (noun == "step")


def _verdict(is_so, noun: str = ""):
    """Return a claim on E before, after the right step and after the one taken."""
    fits = _words(noun) if noun else lambda told: True
    return lambda told: bool(told.seen.bugs) and fits(told) and is_so(*_steps(told))


def _both(first, second):
    return lambda told: first(told) and second(told)


ONE_STEP = "One step of η = {eta} takes {which:E|the right E} from {a} to {b}"
STAYS = "One step of η = {eta} leaves {which:E|the right E} at {a}"
OF_BOTH = tuple(
    claim
    for noun, right, these, alike, too_large, by_luck in (
        (
            "gradients",
            "with the right gradients",
            "with these",
            "with these gradients as with the right ones",
            "It rises with both: the step is too large.",
            "It falls with these, by luck: with the right ones the step is too large.",
        ),
        (
            "step",
            "with the right step",
            "with this one",
            "with this step as with the right one",
            "It rises with both; the right one is too large.",
            "It falls with this one, by luck: the right one is too large.",
        ),
    )
    for claim in (
        Claim(
            f"{ONE_STEP}, {alike}.",
            _both(
                _verdict(lambda a, b, c: b == c, noun),
                _step("a", "b"),
            ),
        ),
        Claim(
            f"{STAYS}, {alike}.",
            _both(_verdict(lambda a, b, c: a == b == c, noun), _step("a")),
        ),
        Claim(
            f"{ONE_STEP} {right}, to {{c}} {these}.",
            _both(_verdict(lambda a, b, c: b != c, noun), _step("a", "b", "c")),
        ),
        Claim(
            f"{STAYS} {right}, and takes it to {{c}} {these}.",
            _both(_verdict(lambda a, b, c: a == b != c, noun), _step("a", "c")),
        ),
        Claim(
            f"{these.capitalize()} it stays.", _verdict(lambda a, b, c: c == a, noun)
        ),
        Claim(
            f"{these.capitalize()} it rises.",
            _verdict(lambda a, b, c: c > a >= b, noun),
        ),
        Claim(too_large, _verdict(lambda a, b, c: c > a < b, noun)),
        Claim(by_luck, _verdict(lambda a, b, c: c < a < b, noun)),
    )
)


TAKES = "One step of η = {eta} takes {which:E|the right E} from {a}"
FAR = "beyond 10³⁰⁸, the end of all numbers here"
GRADIENTS_ALIKE = "with these gradients as with the right ones"
STEP_ALIKE = "with this step as with the right one"


def _beyond(noun: str, right: bool, wrong: bool):
    """Return a claim on which of the two steps leads beyond all numbers."""

    def holds(told: Told) -> bool:
        own, seen = told.seen.errors_of_steps, _steps(told)
        is_far = [not isfinite(one) for one in (*own[1:], *seen[1:])]
        near = isclose(own[0], seen[0], rel_tol=1e-8, abs_tol=1e-8)
        fits = near and is_far == [right, wrong] * 2 and _words(noun)(told)
        places = zip("abc", seen, strict=True)
        said = {place: one for place, one in places if place in told.said}
        eta = reads_as(told.said["eta"], told.record.settings.learning_rate)
        which = (told.word("which") == "E") == (told.seen.parting is None)
        return fits and told.reads(**said) and eta and which

    return holds


def _is_silent(told: Told) -> bool:
    """Tell whether the check would not notice, or E is not what the learner sees."""
    return not found(told) or told.seen.parting is not None


STEP = (
    *OF_BOTH,
    Claim(
        f"{ONE_STEP}.",
        lambda t: not t.seen.bugs and _step("a", "b")(t),
    ),
    Claim(
        f"{STAYS}.",
        lambda t: not t.seen.bugs and _step("a", "a")(t) and len({*_steps(t)}) == 1,
    ),
    *(
        Claim(f"{says}.", _beyond(noun, *which))
        for noun, right, these, alike in (
            ("gradients", "with the right gradients", "with these", GRADIENTS_ALIKE),
            ("step", "with the right step", "with this one", STEP_ALIKE),
        )
        for says, which in (
            (f"{TAKES} {FAR}, {alike}", (True, True)),
            (f"{TAKES} {FAR} {right}, to {{c}} {these}", (True, False)),
            (f"{TAKES} to {{b}} {right}, {FAR} {these}", (False, True)),
        )
    ),
    Claim(
        "E falls with both.",
        lambda t: _is_silent(t) and _verdict(lambda a, b, c: c < a >= b)(t),
    ),
    Claim(
        "E falls all the same: training would seem to work, and nobody would notice.",
        lambda t: not _is_silent(t) and _verdict(lambda a, b, c: c < a)(t),
    ),
    Claim("The check does.", lambda t: bool(t.seen.bugs) and found(t)),
    Claim(
        "This step leaves the biases alone, so it cannot show what is wrong with their "
        "gradients.",
        lambda t: (
            found(t)
            and not t.record.settings.biases
            and all(n[0] in "bdc" for n, k in t.seen.judged if k)
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
                t.after.losses_of_steps[0],
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
    Claim(
        "slopes are taken at what came out, not at z: no slip is reported more.",
        planted("slope_at_activation"),
    ),
    Claim(
        "How far off is each gradient, and would E give it away?",
        lambda t: bool(t.seen.fails.all()) and _steps(t)[2] < _steps(t)[0],
    ),
)
