"""What is said while an update is made."""

from math import hypot

from tests.claims import Claim

from .judging import (
    WHO,
    begun,
    both,
    by_itself,
    from_schedule,
    is_kinked,
    mended,
    named,
    pulled,
    remembers,
    share_kept,
    squared,
    stands,
    warmed,
)
from .own import VELOCITIES, WITH_SQUARES

AT = "({x}, {y}), at the height f = {f}."
AREAS = "along x the area goes from {x0} to {x1}, along y from {y0} to {y1}."

STAND = (
    Claim(
        f"After {{t}} {{steps:step|steps}} {WHO} stands at {AT}",
        lambda told: (
            stands(told)
            and told.seen.t > 0
            and told.reads(t=told.seen.t)
            and (told.word("steps") == "step") == (told.seen.t == 1)
        ),
    ),
    Claim(
        f"{WHO} stands at its start {AT}",
        lambda told: stands(told) and told.seen.t == 0,
    ),
    Claim(
        "It remembers nothing: what it feels here is all it has.",
        lambda told: told.seen.hand == "gradient_descent",
    ),
    Claim(
        "It remembers nothing: the slope and the bends here are all it has.",
        lambda told: told.seen.hand == "newton",
    ),
    Claim(
        "It remembers nothing yet.",
        lambda told: remembers(told, *VELOCITIES, *WITH_SQUARES, later=False),
    ),
    Claim(
        "It remembers the squares of the slopes it has felt, not the slopes.",
        lambda told: remembers(told, "adagrad", "rmsprop"),
    ),
    Claim(
        "It remembers a velocity {old} long.",
        lambda told: (
            remembers(told, *VELOCITIES) and told.reads(old=hypot(*told.seen.old))
        ),
    ),
    Claim(
        "It remembers an average slope {old} long, and an average of squares.",
        lambda told: remembers(told, "adam") and told.reads(old=hypot(*told.seen.old)),
    ),
    Claim(
        "Here f(x, y) is not defined: there is no height, and no slope to feel.",
        lambda told: not told.seen.is_defined,
    ),
    Claim("Choose another start.", lambda told: not told.seen.is_defined),
    Claim(
        "Here a number on the way is too large to be told, or not defined: nothing can "
        "be taken apart.",
        lambda told: told.seen.is_defined and not told.seen.is_told,
    ),
    Claim(
        "The ground is level here, and nothing is remembered that could move it.",
        lambda told: told.seen.is_still and not is_kinked(told),
    ),
    Claim(
        "Here is a kink: no slope is told at its tip, and nothing is remembered that "
        "could move it.",
        lambda told: told.seen.is_still and is_kinked(told),
    ),
)
MADE = (
    Claim(
        "The slope is ({x}, {y}), that is |g| = {g}.",
        lambda told: (
            both(told, "x", "y", told.seen.g) and told.reads(g=told.seen.slope)
        ),
    ),
    Claim(
        "By itself it would make a step of gradient descent, straight downhill: "
        "η · |g| = {eta} · {g} = {step}.",
        by_itself,
    ),
    Claim(
        "The schedule gives step {t} of {n} the learning rate {eta}, {share} times "
        "η = {base}.",
        lambda told: from_schedule(told) and not told.reads(share=1.0),
    ),
    Claim(
        "The schedule gives step {t} of {n} the learning rate {eta}, almost 1 times "
        "η = {base}.",
        lambda told: from_schedule(told) and told.seen.rate != told.seen.base,
    ),
    Claim(
        "The schedule gives step {t} of {n} the learning rate {eta}, η itself.",
        lambda told: from_schedule(told) and told.seen.rate == told.seen.base,
    ),
    Claim(
        "Nothing is kept from before: the {name:velocity|average slope} is {now} long.",
        begun,
    ),
    Claim(
        "Of the old {name:velocity|average slope} the share {share} is kept, {kept} "
        "long; the slope adds {added}.",
        share_kept,
    ),
    Claim(
        "The two pull {way:together|against each other|square to each other}: now the "
        "{name:velocity|average slope} is {now} long.",
        pulled,
    ),
    Claim(
        "Now the {name:velocity|average slope} is {now} long.",
        lambda told: (
            named(told)
            and not any(told.seen.g)
            and told.reads(now=hypot(*told.seen.now))
        ),
    ),
    Claim(
        "Looking ahead, it adds the slope to what the new velocity will keep, {kept} "
        "long.",
        lambda told: told.reads(kept=hypot(*told.seen.carried)),
    ),
    Claim(
        "That makes {ahead}.",
        lambda told: told.reads(ahead=hypot(*told.seen.ahead)),
    ),
    Claim(
        "The square of each slope is added: " + AREAS,
        lambda told: squared(told, "adagrad"),
    ),
    Claim(
        "The share {keep} of the old squares is kept, and the new ones weigh {add}: "
        + AREAS,
        lambda told: squared(told, "rmsprop", 0.99) or squared(told, "adam", 0.999),
    ),
    Claim(
        "After {t} {slopes:slope|slopes} the two averages are warm by {first} and by "
        "{second}.",
        lambda told: (
            warmed(told) and (told.word("slopes") == "slope") == (told.seen.t == 0)
        ),
    ),
    Claim(
        "{how:Divided by that|Multiplied by that, a mistake}, the average slope is "
        "{after} long instead of {before}.",
        mended,
    ),
    Claim(
        "Along its own two directions the ground bends by {low} and {high}.",
        lambda told: both(told, "low", "high", told.seen.bends),
    ),
    Claim(
        "Of a bend below 0 Newton takes the size, so as not to climb.",
        lambda told: told.seen.hand == "newton" and told.seen.bends[0] < 0,
    ),
    Claim(
        "Each coordinate is divided by the side of its square: {x} and {y}.",
        lambda told: (
            told.seen.hand in WITH_SQUARES and both(told, "x", "y", told.seen.sides)
        ),
    ),
)
