"""What "Break it" says of slips that no gradient shows: there, and in the step."""

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.own_slips import (
    Slipped,
)


def _is_there(told: Told) -> bool:
    return bool(told.seen.bugs & {"bias_left_out", "swapped_weights"})


def _is_in_step(told: Told) -> bool:
    return bool(told.seen.bugs & {"step_added", "no_rate", "rate_twice"})


def _parts(told: Told) -> bool:
    if not _is_there(told) or told.seen.parting is None:
        return False
    unit, z, due = told.seen.parting
    apart = told["z"] != told["due"]
    return told.word("unit") == unit and apart and told.reads(z=z, due=due)


def _differs(told: Told) -> bool:
    e, right = told.seen.errors_of_passes
    own = told.record.losses
    near = abs(e - own[0]) < 1e-8 and abs(right - own[1]) < 1e-8
    return near and told["e"] != told["right"] and told.reads(e=own[0], right=own[1])


def _is_right(told: Told) -> bool:
    e, right = told.seen.errors_of_passes
    return abs(e - right) <= 1e-11 * max(1, right) and told.reads(e=right)


def _factors(told: Told) -> bool:
    right = Slipped(told.record.settings).factor
    is_told = told.reads(f=told.seen.slipped.factor, right=right)
    return told.seen.is_other_step and is_told and told["f"] != told["right"]


def _goes(told: Told) -> bool:
    return bool((told.seen.told * told.seen.slipped.moves).any())


def _happy(told: Told) -> bool:
    return not told.seen.fails.any()


OUTSIDE = (
    Claim(
        "The numbers part at {unit:*}: its z is {z}, where {due} is right, and E is "
        "{e}, where {right} is right.",
        lambda t: _parts(t) and _differs(t),
    ),
    Claim(
        "The numbers part at {unit:*}: its z is {z}, where {due} is right, and E comes "
        "out right all the same, {e}.",
        lambda t: _parts(t) and _is_right(t),
    ),
    Claim(
        "Yet every z comes out as it should.",
        lambda t: _is_there(t) and t.seen.parting is None,
    ),
    Claim(
        "The check is happy with that: it nudges the very pass that was made, so it "
        "proves that the gradients belong to the E of this pass, not that this pass is "
        "the right one.",
        lambda t: _happy(t) and t.seen.parting is not None,
    ),
    Claim(
        "There is no gradient for the step to go by.",
        lambda t: _is_in_step(t) and not _goes(t),
    ),
    Claim(
        "The step adds {f} times the gradient, as it should.",
        lambda t: (
            _is_in_step(t)
            and not t.seen.is_other_step
            and t.reads(f=t.seen.slipped.factor)
        ),
    ),
    Claim(
        "The step adds {f} times the gradient, where {right} times is right.", _factors
    ),
    Claim(
        "The check knows nothing of the step: it looks at gradients alone, and these "
        "agree.",
        lambda t: _happy(t) and t.seen.is_other_step,
    ),
    Claim(
        "Only the step itself shows what is wrong with it.",
        lambda t: _happy(t) and t.seen.is_other_step,
    ),
)
