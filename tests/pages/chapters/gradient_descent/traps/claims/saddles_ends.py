"""Saddles: what is told in the end, and asked."""

import numpy as np

from tests.claims import Claim

from .saddles_told import ANY, FIRST, gone, is_hand, own, own_left, own_lost


def count_left(told):
    left, names = gone(told, 10**9), own(told).names
    right = told["n"] == own(told).steps and told["of"] == len(names)
    if "m" in told.said:
        right = right and told["m"] == len(left) < len(names)
    else:
        right = right and len(left) == len(names)
    at_first = [name for name, at in left if at == left[0][1]]
    said = told.word("who").replace(" and ", ", ").split(", ")
    verb = "was" if len(at_first) == 1 else "were"
    right = right and told.word("was") == verb and said == at_first
    return right and told["step"] == left[0][1]


def stays(told):
    """Say who has not left, though there, and neither stands still nor is lost."""
    found = own(told)
    return who(told) == [
        name
        for at, name in enumerate(found.names)
        if (found.left[at], found.lost[at]) == (None, None)
        and found.came[at] is not None
        and (moves(found, at) or not found.slope)
    ]


def who(told):
    return told.word("who").replace(" and ", ", ").split(", ")


def moves(found, at):
    points = found.found.points[:, at]
    return bool((points != points[0]).any())


def never_there(told):
    found = own(told)
    far = [n for n, came in zip(found.names, found.came, strict=True) if came is None]
    return told.reads(radius=found.radius) and who(told) == far


def is_still(told):
    found = own(told)
    still = [name for at, name in enumerate(found.names) if not moves(found, at)]
    return found.slope > 0 and who(told) == still


def overshoots(told):
    found = own(told)
    right = is_hand(told) and found.bend != 0 and found.across > 1
    return right and told.reads(bend=found.bend_across, size=found.across)


def is_level(told, someone):
    fell = bool(gone(told, 10**9)) == someone
    return own(told).offset == 0 and fell and told.reads(slope=own(told).slope)


def predicts(told):
    right = told.reads(factor=own(told).factor) and is_hand(told)
    right = right and own(told).across <= 1 + 1e-9
    right = right and own(told).came[own(told).hand] is not None
    right = right and abs(told["step"] - own(told).predicted) <= 1
    if "left" in told.said:
        return right and told["left"] == own_left(told)
    return right and own_left(told) is None and told["n"] == own(told).steps


def leaps(told):
    before, after = own(told).away[:2, own(told).hand]
    return is_hand(told) and told.reads(to=after, times=after / before)


def divides(told):
    """Hold the slope's own part of what is divided by against ε."""
    found, settings = own(told), own(told).settings
    at = np.abs(found.found.falling).argmax()
    slope = abs(settings.surface.gradient(found.found.points[0, 0])[at])
    part = slope * (0.1 if settings.walker == "rmsprop" else 1)
    epsilon = 1e-10 if settings.walker == "adagrad" else 1e-8
    if "epsilon" not in told.said:
        return part >= epsilon * (1 - 1e-9) and leaps(told)
    is_less = part < epsilon * (1 + 1e-9) and told.reads(epsilon=epsilon)
    return is_less and leaps(told)


def came_near(told):
    gaps = own(told).gaps
    is_step = 0 <= told["step"] < len(gaps)
    nearest = is_step and gaps[int(told["step"])] <= gaps.min() * (1 + 1e-9)
    right = nearest and told.reads(near=gaps.min())
    return right and is_hand(told) and own(told).is_up


LONG = (
    f"On this bend a step of {ANY} multiplies the distance along the falling way by "
    "{factor} in the long "
)
END = (
    Claim(
        "In {n} steps nobody left.",
        lambda told: not gone(told, 10**9) and told["n"] == own(told).steps,
    ),
    Claim(
        "Newton left at step {step}.",
        lambda told: own(told).names == ["Newton"] and told["step"] == own_left(told),
    ),
    Claim(
        "In {n} steps all {of} left; first {was:was|were} {who:*}, at step {step}.",
        count_left,
    ),
    Claim(
        "In {n} steps {m} of the {of} left; first {was:was|were} {who:*}, at step "
        "{step}.",
        count_left,
    ),
    Claim("Not yet: {who:*}.", stays),
    Claim("Never within {radius} of the saddle: {who:*}.", never_there),
    Claim("Never: {who:*}; a step so small is lost in rounding.", is_still),
    Claim(
        f"Across the falling way the bend is λ = {{bend}}: there a step of {ANY} "
        "multiplies what is off by {size} in size, so that the falling way alone "
        "predicts nothing.",
        overshoots,
    ),
    Claim(
        "This Newton divides by |λ|, and so flees a saddle; the plain one divides by λ "
        "and jumps onto it (Basins, “Level ground”).",
        lambda told: (
            own(told).settings.walker == "newton"
            and own(told).bend < 0 < own(told).offset
        ),
    ),
    Claim(
        "The slope there is exactly 0: nobody moves, by whatever rule.",
        lambda told: (
            own(told).slope == 0
            and own(told).offset == 0
            and (own(told).found.points == own(told).found.saddle).all()
        ),
    ),
    Claim(
        "Rounded to 16 digits the saddle is not quite level, |∇f| = {slope}: who left "
        "fell by that alone.",
        lambda told: is_level(told, True) and 0 < own(told).slope < 1e-9,
    ),
    Claim(
        "Rounded to 16 digits the saddle is not quite level, |∇f| = {slope}: nobody "
        "fell by it.",
        lambda told: is_level(told, False) and 0 < own(told).slope < 1e-9,
    ),
    Claim(
        "Without a bend no step multiplies the distance by a fixed factor: there is no "
        "prediction.",
        lambda told: own(told).bend == 0,
    ),
    Claim(
        f"{LONG}run: predicted to leave at step {{step}}, measured {{left}}.", predicts
    ),
    Claim(
        f"{LONG}run: predicted to leave at step {{step}}, not left in {{n}}.", predicts
    ),
    Claim(
        f"{FIRST} divides by the slope: its first step leads to {{to}}, {{times}} "
        "times what it began off; there is no fixed factor.",
        divides,
    ),
    Claim(
        f"{FIRST} divides by the slope and ε = {{epsilon}}, here the larger of the "
        "two: its first step leads to {to}, {times} times what it began off; there is "
        "no fixed factor.",
        divides,
    ),
    Claim(f"{FIRST} came within {{near}} of the saddle, at step {{step}}.", came_near),
    Claim(
        f"At which step has {ANY} left the saddle ({{radius}} away along the falling "
        "way)?",
        lambda told: is_hand(told) and told.reads(radius=own(told).radius),
    ),
    Claim(
        f"At which step has {ANY} left the saddle (within {{near}} of it, and then "
        "{radius} away along the falling way)?",
        lambda told: (
            is_hand(told)
            and told.reads(radius=own(told).radius, near=own(told).radius)
            and own(told).is_up
        ),
    ),
    Claim(
        "It never came within {near} of the saddle.",
        lambda told: (
            own(told).came[own(told).hand] is None and told.reads(near=own(told).radius)
        ),
    ),
    Claim(
        "It flew off at step {at}, not along the falling way.",
        lambda told: own_left(told) is None and told["at"] == own_lost(told),
    ),
    Claim("It left at step {left}.", lambda told: told["left"] == own_left(told)),
    Claim(
        "After {n} steps it is {away} away along the falling way.",
        lambda told: (
            own_left(told) is None
            and told["n"] == own(told).steps
            and told.reads(away=own(told).away[-1, own(told).hand])
        ),
    ),
)
