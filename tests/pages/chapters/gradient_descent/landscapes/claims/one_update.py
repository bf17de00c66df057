"""What "One update" may say, decided from the slopes felt on the way."""

from math import degrees, hypot, isfinite

import numpy as np

from engines.gradient_descent import OPTIMIZERS
from tests.claims import Claim, Claims, Told, reads_as

from .own_update import VELOCITIES, WITH_SQUARES, own_update

WHO = "{who:" + "|".join(kind.label for kind in OPTIMIZERS.values()) + "}"
KEYS = {kind.label: name for name, kind in OPTIMIZERS.items()}
ALIKE = 1e-5  # relative: what differs by less may look alike


def is_hand(told: Told) -> bool:
    return KEYS[told.word("who")] == told.seen.hand


def both(told: Told, x: str, y: str, values) -> bool:
    return told.reads(**{x: values[0], y: values[1]})


def alike(one: float, other: float) -> bool:
    return abs(one - other) <= ALIKE * max(abs(one), abs(other))


def stands(told: Told) -> bool:
    own = told.seen
    placed = both(told, "x", "y", own.here) and told.reads(f=own.f)
    return is_hand(told) and not own.stands_only and placed


def remembers(told: Told, *hands: str, later: bool = True) -> bool:
    own = told.seen
    return own.hand in hands and (own.t > 0) == later and not own.stands_only


def by_itself(told: Told) -> bool:
    own = told.seen
    product = told["eta"] * told["g"]
    shown = told.reads(eta=own.rate, g=own.slope, step=own.plain)
    return shown and reads_as(told.said["step"], product)


def from_schedule(told: Told) -> bool:
    own = told.seen
    steps = told.reads(t=own.t, n=own.n)
    return steps and told.reads(eta=own.rate, share=own.rate / own.base, base=own.base)


def named(told: Told) -> bool:
    name = "average slope" if told.seen.hand == "adam" else "velocity"
    return told.word("name") == name


def begun(told: Told) -> bool:
    own = told.seen
    return named(told) and not any(own.kept) and told.reads(now=hypot(*own.now))


def share_kept(told: Told) -> bool:
    own = told.seen
    share = 0.9 if own.hand == "adam" else told.record.settings.momentum
    sizes = told.reads(kept=hypot(*own.kept), added=hypot(*own.added))
    return named(told) and any(own.kept) and told.reads(share=share) and sizes


def pulled(told: Told) -> bool:
    own = told.seen
    along = sum(a * b for a, b in zip(own.kept, own.added, strict=True))
    square = abs(along) <= 1e-9 * hypot(*own.kept) * hypot(*own.added)
    way = "together" if along > 0 else "against each other"
    way = "square to each other" if square else way
    return named(told) and told.word("way") == way and told.reads(now=hypot(*own.now))


def squared(told: Told, hand: str, keep: float | None = None) -> bool:
    own = told.seen
    shares = keep is None or told.reads(keep=keep, add=1 - keep)
    x, y = zip(own.before, own.squares, strict=True)
    areas = both(told, "x0", "x1", x) and both(told, "y0", "y1", y)
    apart = all(
        told[f"{axis}0"] != told[f"{axis}1"] or alike(*sizes)
        for axis, sizes in (("x", x), ("y", y))
    )
    return own.hand == hand and shares and areas and apart


def warmed(told: Told) -> bool:
    own = told.seen
    return told.reads(t=own.t + 1, first=own.warm[0], second=own.warm[1])


def mended(told: Told) -> bool:
    own, way = told.seen, told.record.settings.bias_correction
    words = {
        "divided": "Divided by that",
        "multiplied": "Multiplied by that, a mistake",
    }
    lengths = told.reads(after=hypot(*own.mended), before=hypot(*own.now))
    return words[way] == told.word("how") and lengths


def update(told: Told, ratio: bool) -> bool:
    own = told.seen
    if not (both(told, "x", "y", own.update) and told.reads(length=own.length)):
        return False
    return not ratio or told.reads(times=own.length / own.plain)


def as_much(told: Told) -> bool:
    own = told.seen
    return update(told, ratio=False) and reads_as("1.00", own.length / own.plain)


def angle(own) -> float:
    """Return by how many degrees the update is away from straight downhill."""
    down = [-g for g in own.g]
    between = np.arctan2(down[1], down[0]) - np.arctan2(own.update[1], own.update[0])
    return degrees(abs((between + np.pi) % (2 * np.pi) - np.pi))


def turned(told: Told, uphill: bool) -> bool:
    own = told.seen
    return (angle(own) > 90) == uphill and abs(told["angle"] - angle(own)) < (
        0.006 * max(1.0, angle(own))
    )


def moves(told: Told, before: float, after: float, lower: str) -> bool:
    """Tell whether a height goes from one to another, and which way."""
    way = after < before if told.word("way") == lower else after > before
    return way and told.reads(a=before, b=after) and told["a"] != told["b"]


def lands(told: Told, still: bool) -> bool:
    own = told.seen
    if not both(told, "x", "y", own.landing):
        return False
    if still:
        return alike(own.f, own.f_landing) and told.reads(a=own.f)
    return moves(told, own.f, own.f_landing, "falls")


def beside(told: Told) -> bool:
    own = told.seen
    way = (
        own.f_landing < own.f_plain
        if told.word("way") == "lower"
        else (own.f_landing > own.f_plain)
    )
    return way and told.reads(f=own.f_landing, plain=own.f_plain)


def outweighed(told: Told) -> bool:
    own = told.seen
    kept, felt = (
        (own.carried, own.g) if own.hand == "nesterov" else (own.kept, own.added)
    )
    up = sum(a * b for a, b in zip(own.update, own.g, strict=True)) > 0
    sizes = told.reads(kept=hypot(*kept), felt=hypot(*felt))
    return up and sizes and hypot(*kept) > hypot(*felt)


def adam_uphill(told: Told) -> bool:
    own = told.seen
    up = sum(a * b for a, b in zip(own.update, own.g, strict=True)) > 0
    down = sum(a * b for a, b in zip(own.update, own.now, strict=True)) < 0
    return own.hand == "adam" and up and down


def evened(told: Told, **one: bool) -> bool:
    own = told.seen
    ratios = {}
    for name, values in (("felt", own.g), ("made", own.update)):
        small, large = sorted(map(abs, values))
        ratios[name] = large / small
    braked = own.hand in WITH_SQUARES
    return braked and all(
        reads_as("1.00", ratio) if name in one else told.reads(**{name: ratio})
        for name, ratio in ratios.items()
    )


def first_of_adam(told: Told) -> bool:
    own = told.seen
    sizes = [abs(part) / own.rate for part in own.update]
    return own.hand == "adam" and own.t == 0 and both(told, "x", "y", sizes)


def reason(told: Told) -> bool:
    own = told.seen
    near = alike(own.length, own.plain)
    lengths = told.reads(length=own.length, plain=own.plain)
    return lengths and (near or told["length"] != told["plain"])


def heights(told: Told) -> bool:
    own = told.seen
    return told.reads(f=own.f, there=own.f_landing)


def answers(own):
    """Return the bet's right answers."""
    if own.hand == "gradient_descent" or not own.plain:
        if own.f_landing == own.f:
            return "at the same height"
        return "lower" if own.f_landing < own.f else "higher"
    if abs(own.length - own.plain) <= 1e-8 * own.plain:
        return {"just as long"}
    return "longer" if own.length > own.plain else "shorter"


def shorter_by(told: Told) -> bool:
    """Tell whether dividing makes the step shorter than the slip did."""
    own = told.seen
    return own.hand == "adam" and own.length > own.right_length


AREAS = "along x the area goes from {x0} to {x1}, along y from {y0} to {y1}."
LONGER_PART = "the longer of the update's two parts is "
STEEPER = "The steeper of its two slopes is "
TIMES, AS_MUCH = "{%s} times the other", "as much as the other"
AT = "({x}, {y}), at the height f = {f}."

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
        lambda told: told.seen.hand in ("gradient_descent", "newton"),
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
        "Here a number on the way is too large to be told: nothing can be taken apart.",
        lambda told: told.seen.is_defined and not told.seen.is_told,
    ),
    Claim(
        "The ground is level here, and nothing is remembered that could move it.",
        lambda told: told.seen.is_still,
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
        "The schedule gives step {t} of {n} the learning rate {eta}, {share} of "
        "η = {base}.",
        from_schedule,
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
            alike(told.seen.f, told.seen.f_landing) and told.reads(a=told.seen.f)
        ),
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
            and alike(told.seen.f_landing, told.seen.f_plain)
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


def any_moment(rng, seen) -> int:
    """Return a step; the first ones and those beyond the end are drawn more often."""
    return rng.choice([0, 0, 1, 2, rng.randint(0, 60), rng.randint(0, 499)])


OWN = {"landscape": "Your own surface", "start": (-2.0, 1.5)}
RARE = (
    {**OWN, "hand": "Momentum", "formula": "log(x)"},  # not defined at the start
    {**OWN, "hand": "Adam", "formula": "log(x)", "start": (0.1, 0.0), "eta_adam": 0.05}
    | {"moment": 0},  # where gradient descent's step leads out of it
    {**OWN, "hand": "Gradient descent", "formula": "exp(x^2 + y^2)", "window": 20.0}
    | {"start": (18.0, 18.0), "moment": 0},
    {"landscape": "Saddle", "start": (0.0, 0.0), "hand": "Adam", "moment": 0},
    *(
        {**OWN, "hand": hand, "formula": "max(x, 0)", "start": (0.5, 0.0)}
        | {"eta_momentum": 0.3, "eta_nesterov": 0.3, "moment": moment}
        for hand in ("Momentum", "Nesterov")
        for moment in (3, 4, 5)
    ),  # rolls on where the ground is level
)
ONE_UPDATE = Claims(
    (*STAND, *MADE, *ENDS, *OBSERVE),
    evidence=own_update,
    answers=answers,
    draws={"moment": any_moment},
    also=RARE,
)
