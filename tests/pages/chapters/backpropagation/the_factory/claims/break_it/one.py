"""What "Break it" says of one parameter, and of what was planted."""

import re

from pages.chapters.backpropagation.the_factory.settings import BUGS
from pages.words.sentences import listed
from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.own_slips import (
    FARTHEST,
    Slipped,
    can,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.seen import (
    LIMITS,
    NOISE,
    ROUNDING,
    planted,
)
from tests.pages.chapters.backpropagation.the_factory.claims.corners import SIDES

TWO_SIDES = SIDES.replace("not at all", "{rest} times")


def _k(told: Told) -> int:
    return told.step - 1


def _named(told: Told) -> bool:
    return told.word("who") == told.seen.names[_k(told)]


def _reads(told: Told) -> bool:
    k, seen = _k(told), told.seen
    reads = told.reads(told=seen.told[k], measured=seen.record.measured[k])
    return _named(told) and reads


def _happy(told: Told) -> bool:
    k, seen = _k(told), told.seen
    return _reads(told) and not seen.fails[k] and told.reads(e=seen.errors[k])


def _same(told: Told) -> bool:
    k, seen = _k(told), told.seen
    is_same = seen.gaps[k] == 0 and seen.sizes[k] > 0
    return _named(told) and is_same and told.reads(told=seen.told[k])


def _relative(told: Told) -> bool:
    error, grade = told.seen.errors[_k(told)], told.word("grade")
    graded = next(name for name, above in LIMITS.items() if error > above)
    is_above = told["e"] > told["limit"] == LIMITS[grade]
    return told.reads(e=error) and graded == grade and is_above


def _grade(told: Told) -> str:
    k, seen = _k(told), told.seen
    if not seen.fails[k]:
        return "happy"
    return next(name for name, above in LIMITS.items() if seen.errors[k] > above)


def _ratio(told: Told) -> float:
    k, seen = _k(told), told.seen
    return seen.told[k] / seen.record.measured[k] if seen.record.measured[k] else 0.0


def _changes(told: Told) -> tuple[float, float]:
    return told.seen.slipped.sides(told.seen.here, _k(told))


def _stays(told: Told) -> bool:
    """Tell whether E stays: where outputs are sure, y − a keeps a rest."""
    return max(map(abs, _changes(told))) <= NOISE


def _both_sides(told: Told) -> bool:
    grows, shrinks = _changes(told)
    is_up = told.word("way") == "grows"
    slope, other = (grows, shrinks) if is_up else (shrinks, grows)
    is_so = told.reads(s=slope) and told["s"] != 0 == other
    named = told.word("own") == told.seen.names[_k(told)]
    return is_so and named and told.word("way") != told.word("other")


def _both_slopes(told: Told) -> bool:
    grows, shrinks = _changes(told)
    is_up = told.word("way") == "grows"
    slope, rest = (grows, shrinks) if is_up else (shrinks, grows)
    named = told.word("own") == told.seen.names[_k(told)]
    is_so = told.reads(s=slope, rest=rest) and abs(slope) >= abs(rest) > 0
    return is_so and named and told.word("way") != told.word("other")


ONE = (
    Claim(
        "{who:*}: backpropagation tells 0, and E does not change with it at all: both "
        "are 0, happy.",
        lambda told: _named(told) and told.seen.sizes[_k(told)] == 0 and _stays(told),
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and the complex step measures "
        "{measured}: {grade:wrong|uncomfortable|fine at a kink|happy}.",
        lambda told: _reads(told) and told.word("grade") == _grade(told),
    ),
    Claim(
        "It stays on one side of ReLU's corner.",
        lambda told: _changes(told)[0] != _changes(told)[1],
    ),
    Claim(
        "A real nudge does not: " + SIDES,
        _both_sides,
    ),
    Claim("A real nudge does not: " + TWO_SIDES, _both_slopes),
    Claim(
        "{who:*}: backpropagation tells {told}, but a nudge of {name:*} alone measures "
        "{measured}.",
        lambda t: _reads(t) and t["told"] != t["measured"],
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and a nudge of {name:*} alone measures "
        "{measured}: a relative error of {e}, happy.",
        _happy,
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and a nudge of {name:*} alone measures "
        "the same to the last digit: happy.",
        _same,
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and a nudge of {name:*} alone measures "
        "{measured}.",
        _reads,
    ),
    Claim(
        "A gap of {gap} is nothing but rounding: happy.",
        lambda told: (
            told.reads(gap=told.seen.gaps[_k(told)])
            and told["gap"] <= max(NOISE, 1.01 * ROUNDING * told.seen.sizes.max())
        ),
    ),
    Claim(
        "The relative error is {e}, above {limit}: {grade:wrong|uncomfortable|fine at "
        "a kink}.",
        _relative,
    ),
    Claim(
        "It was told to stand still.",
        lambda told: told.seen.told[_k(told)] == 0 != told.seen.measured[_k(told)],
    ),
    Claim(
        "E does not change with it at all.",
        lambda told: (
            told.seen.record.measured[_k(told)] == 0 != told.seen.told[_k(told)]
            and _stays(told)
        ),
    ),
    Claim("Even the sign is wrong.", lambda told: _ratio(told) < 0),
    Claim(
        "It is told {r} times as large as it is.",
        lambda told: told.reads(r=_ratio(told)) and told["r"] >= 1.5,
    ),
    Claim(
        "It is told as only {r}% of what it is.",
        lambda told: told.reads(r=100 * _ratio(told)) and 0 < told["r"] <= 67,
    ),
)


def _idle_bugs(told: Told) -> list[str]:
    settings = told.record.settings
    return [bug for bug in settings.bugs if bug not in can(settings)]


def _idle(told: Told) -> bool:
    found = [BUGS[bug].label for bug in _idle_bugs(told)]
    verb = "changes" if len(found) == 1 else "change"
    return (told.word("who"), told.word("verb")) == (listed(found), verb)


def _kinds(told: Told) -> list[str]:
    network = told.record.settings.network
    return [network.kind_of(layer) for layer in range(network.n_layers)]


def _every_square_is_the_same_turned(told: Told) -> bool:
    tables = told.record.settings.parameters.weights
    return all((w == w.T).all() for w in tables if w.shape[0] == w.shape[1])


def _output_is_straight(told: Told) -> bool:
    return _kinds(told)[-1] == "identity"


# Why a bug changes nothing: what is said, of which bugs, and whether it is so.
WHYS = {
    "no weight matrix is square": (
        "transposed",
        lambda t: all(
            w.shape[0] != w.shape[1] or w.size == 1
            for w in t.record.settings.parameters.weights
        ),
    ),
    "this error has no ½": (
        "no_half",
        lambda t: t.record.settings.network.loss != "half_squared_error",
    ),
    "there is no hidden layer": (
        "update_first mistake_handed_back sent_z",
        lambda t: len(_kinds(t)) == 1,
    ),
    "every slope is 1": ("no_slope", lambda t: {*_kinds(t)} == {"identity"}),
    "no unit is a sigmoid or tanh": (
        "slope_at_activation",
        lambda t: not {*_kinds(t)} & {"sigmoid", "tanh"},
    ),
    "the slope of the outputs is 1": (
        "no_output_slope mistake_handed_back",
        _output_is_straight,
    ),
    "the outputs are no sigmoid or tanh": (
        "slope_at_target",
        lambda t: _kinds(t)[-1] not in ("sigmoid", "tanh"),
    ),
    "under this error no slope has cancelled": (
        "slope_of_pair",
        lambda t: not t.record.settings.network.loss.endswith("cross_entropy"),
    ),
    "the gradient of this error has no 2": (
        "no_two",
        lambda t: (
            t.record.settings.network.loss
            not in ("squared_error", "mean_squared_error")
        ),
    ),
    "there is only one output": (
        "targets_exchanged",
        lambda t: t.record.settings.targets.shape[1] == 1,
    ),
    "every bias is 0": (
        "bias_left_out",
        lambda t: not any(b.any() for b in t.record.settings.parameters.biases),
    ),
    "no square weight matrix has rows that differ from its columns": (
        "swapped_weights",
        _every_square_is_the_same_turned,
    ),
    "the hidden units send their z": (
        "sent_z",
        lambda t: {*_kinds(t)[:-1]} == {"identity"},
    ),
    "the first step throws a weight beyond 10⁹, and no second one is taken from "
    "there": (
        "leftover",
        lambda t: Slipped(t.record.settings).largest_after > FARTHEST,
    ),
    "η is 1": ("no_rate rate_twice", lambda t: t.record.settings.learning_rate == 1),
}


def _changes_nothing(told: Told) -> bool:
    bug = told.record.settings.bugs[0]
    bugs, is_so = WHYS.get(told.word("why"), ("", bool))
    is_it = told.word("bug") == BUGS[bug].label and bug in bugs.split()
    return is_it and not told.seen.bugs and is_so(told)


PLANTED = (
    Claim(
        "No bug is planted.",
        lambda told: not told.record.settings.bugs,
    ),
    Claim(
        "Backpropagation has told {n} gradients; now each one is measured, from the "
        "error alone.",
        lambda told: not told.seen.bugs and told["n"] == len(told.seen.here),
    ),
    Claim("{bug:*} changes nothing here: {why:*}.", _changes_nothing),
    Claim(
        "Plant another bug with a switch, and see what the check makes of it.",
        lambda told: bool(told.record.settings.bugs) and not told.seen.bugs,
    ),
    Claim(
        "Plant a bug with a switch, and see what the check makes of it.",
        lambda told: not told.seen.bugs,
    ),
    Claim(
        "The pass ran without a complaint and has told {n} gradients.",
        lambda told: bool(told.seen.bugs) and told["n"] == len(told.seen.here),
    ),
    Claim(
        "Now nudge each parameter and see whether E changes as told.",
        lambda told: bool(told.seen.bugs) and told.step == 0,
    ),
    Claim(
        "E and all gradients are means over the {n} samples; the units show the first.",
        lambda told: told["n"] == len(told.record.settings.inputs) > 1,
    ),
    *(Claim(f"{bug.label}.", planted(name)) for name, bug in BUGS.items()),
    *(
        Claim(sentence, planted(name))
        for name, bug in BUGS.items()
        for sentence in re.split(r"(?<=\.) ", bug.what)
    ),
    Claim("{who:*} {verb:changes|change} nothing in this network.", _idle),
)
