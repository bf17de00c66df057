"""What is said of an update that is made: its length, its way, where it lands."""

from math import hypot, isfinite

from tests.claims import Claim

from .judging import (
    WHO,
    adam_uphill,
    angle,
    as_much,
    beside,
    both,
    evened,
    first_of_adam,
    heights,
    into_nowhere,
    is_hand,
    lands,
    level,
    moves,
    outweighed,
    reason,
    shorter_by,
    turned,
    update,
)

LONGER_PART = "the longer of the update's two parts is "
STEEPER = "The steeper of its two slopes is "
TIMES, AS_MUCH = "{%s} times the other", "as much as the other"

ENDS = (
    Claim(
        "The update is ({x}, {y}), {length} long: {times} times η · |g|.",
        lambda told: update(told, ratio=True),
    ),
    Claim("The update is ({x}, {y}), {length} long: as much as η · |g|.", as_much),
    Claim(
        "The update is ({x}, {y}), {length} long.",
        lambda told: update(told, ratio=False) and not told.seen.plain,
    ),
    Claim("It points straight downhill.", lambda told: angle(told.seen) <= 0.0501),
    Claim(
        "It points {angle}° away from straight downhill.",
        lambda told: turned(told, uphill=False),
    ),
    Claim(
        "It points uphill, {angle}° away from straight downhill.",
        lambda told: turned(told, uphill=True),
    ),
    Claim(
        "It lands at ({x}, {y}), where f {way:falls|rises} from {a} to {b}.",
        lambda told: lands(told, still=False),
    ),
    Claim(
        "It lands at ({x}, {y}), where f still is {a}.",
        lambda told: lands(told, still=True),
    ),
    Claim(
        "It has come to {way:lower|higher} ground, from f = {a} to f = {b}.",
        lambda told: moves(told, told.seen.f, told.seen.f_landing, "lower"),
    ),
    Claim(
        "It has come to ground as high as before, f = {a}.",
        lambda told: (
            level(told.seen.f, told.seen.f_landing) and told.reads(a=told.seen.f)
        ),
    ),
    Claim(
        "It has come to where f has no height, from f = {a}.",
        lambda told: into_nowhere(told) and told.reads(a=told.seen.f),
    ),
    Claim(
        "Gradient descent's own step, with the same η, would have come to f = {f}.",
        lambda told: into_nowhere(told) and told.reads(f=told.seen.f_plain),
    ),
    Claim(
        "Here f is {f}, and there f has no height.",
        lambda told: into_nowhere(told) and told.reads(f=told.seen.f),
    ),
    Claim(
        "It lands at ({x}, {y}), where f has no height.",
        lambda told: into_nowhere(told) and both(told, "x", "y", told.seen.landing),
    ),
    Claim(
        "Gradient descent's own step, with the same η, would have led to where f has "
        "no height that can be told.",
        lambda told: not isfinite(told.seen.f_plain),
    ),
    Claim(
        "It comes to f = {f}, and so would gradient descent's own step with the same "
        "η.",
        lambda told: (
            told.reads(f=told.seen.f_landing)
            and level(told.seen.f_landing, told.seen.f_plain)
        ),
    ),
    Claim(
        "It comes to f = {f}, {way:lower|higher} than gradient descent's own step with "
        "the same η, which would have come to {plain}.",
        beside,
    ),
    Claim("It goes uphill here, but downhill by the average slope.", adam_uphill),
    Claim(
        "It goes uphill, for what is kept of the velocity, {kept} long, outweighs what "
        "the slope adds, {felt}.",
        outweighed,
    ),
    Claim(f"{STEEPER}{TIMES % 'felt'}; {LONGER_PART}{TIMES % 'made'}.", evened),
    Claim(
        f"{STEEPER}{TIMES % 'felt'}; {LONGER_PART}{AS_MUCH}.",
        lambda told: evened(told, made=True),
    ),
    Claim(
        f"{STEEPER}{AS_MUCH}; {LONGER_PART}{TIMES % 'made'}.",
        lambda told: evened(told, felt=True),
    ),
    Claim(
        f"{STEEPER}{AS_MUCH}; {LONGER_PART}{AS_MUCH}.",
        lambda told: evened(told, felt=True, made=True),
    ),
    Claim(
        "Adam's first step is {x} times η along x and {y} times η along y, however "
        "steep the ground is.",
        first_of_adam,
    ),
    Claim(
        "Beside η · |g|, which is gradient descent's step from here, the update of "
        f"{WHO} is",
        lambda told: is_hand(told) and told.seen.plain > 0,
    ),
    Claim("The update is {length} long, and η · |g| is {plain}.", reason),
    Claim(
        "The ground where the update lands is",
        lambda told: told.seen.hand == "gradient_descent" or not told.seen.plain,
    ),
    Claim("Here f is {f}, and there it is {there}.", heights),
    Claim("Divide Adam's averages by 1 − βᵗ", shorter_by),
    Claim(
        "The walk ends before: this is its last step, number {t}.",
        lambda told: (
            told.reads(t=told.seen.t)
            and told.seen.t == max(told.record.walk.n_steps - 1, 0)
            and told.record.settings.moment > told.seen.t
        ),
    ),
)
OBSERVE = (
    Claim("follow Adam's two averages.", lambda told: told.seen.hand == "adam"),
    Claim(
        "Which one turns the arrow, and which one makes its two parts alike?",
        lambda told: (
            told.seen.hand == "adam"
            and max(map(abs, told.seen.update)) < 1.1 * min(map(abs, told.seen.update))
        ),
    ),
    Claim(
        "a slip that real programs had: Adam's cold averages are multiplied where they "
        "should be divided.",
        lambda told: told.record.settings.bias_correction == "multiplied",
    ),
    Claim(
        "How many times η is the first step?",
        lambda told: told.seen.t == 0 and told.seen.hand == "adam",
    ),
    Claim(
        "the slope says one way, the velocity another.",
        lambda told: (
            sum(a * b for a, b in zip(told.seen.g, told.seen.kept, strict=True)) < 0
        ),
    ),
    Claim(
        "Which of them does the update follow, and is it longer or shorter for their "
        "quarrel?",
        lambda told: hypot(*told.seen.now) < hypot(*told.seen.kept),
    ),
)
