"""Saddles: what is told in the end, asked, and bidden to be looked at."""

from tests.claims import Claim

from .saddles_told import ANY, FIRST, gone, is_hand, own, own_left


def count_left(told):
    left, names = gone(told, 10**9), own(told).names
    right = told["n"] == own(told).steps and told["of"] == len(names)
    if "m" in told.said:
        right = right and told["m"] == len(left) < len(names)
    else:
        right = right and len(left) == len(names)
    at_first = [name for name, at in left if at == left[0][1]]
    said = told.word("who").replace(" and ", ", ").split(", ")
    return right and told["step"] == left[0][1] and said == at_first


def stays(told):
    names = [
        name
        for name, left in zip(own(told).names, own(told).left, strict=True)
        if left is None
    ]
    return told.word("who").replace(" and ", ", ").split(", ") == names


def is_level(told, someone):
    fell = bool(gone(told, 10**9)) == someone
    return own(told).offset == 0 and fell and told.reads(slope=own(told).slope)


def predicts(told):
    right = told.reads(factor=own(told).factor) and is_hand(told)
    right = right and abs(told["step"] - own(told).predicted) <= 1
    if "left" in told.said:
        return right and told["left"] == own_left(told)
    return right and own_left(told) is None and told["n"] == own(told).steps


def leaps(told):
    after = own(told).away[1, own(told).hand]
    return is_hand(told) and told.reads(to=after, times=after / own(told).offset)


def came_near(told):
    gaps = own(told).gaps
    right = told["step"] == int(gaps.argmin()) and told.reads(near=gaps.min())
    return right and is_hand(told) and own(told).settings.saddle_start == "ridge"


LONG = (
    f"On this bend a step of {ANY} multiplies the distance by {{factor}} in the long "
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
        "In {n} steps all {of} left, at first, with step {step}, {who:*}.", count_left
    ),
    Claim(
        "In {n} steps {m} of the {of} left, at first, with step {step}, {who:*}.",
        count_left,
    ),
    Claim("Not yet: {who:*}.", stays),
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
        leaps,
    ),
    Claim(f"{FIRST} came within {{near}} of the saddle, at step {{step}}.", came_near),
    Claim(
        f"At which step has {ANY} left the saddle ({{radius}} away along the falling "
        "way)?",
        lambda told: is_hand(told) and told.reads(radius=own(told).radius),
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


def on(ground, walker, start="beside"):
    def decides(told):
        settings = told.record.settings
        now = settings.landscape, settings.walker, settings.saddle_start
        return now == (ground, walker, start)

    return decides


OBSERVE = (
    Claim(
        "on the right the distance grows on a scale of powers of ten.",
        on("saddle", "gradient_descent"),
    ),
    Claim(
        "What do most of the lines look like there?", on("saddle", "gradient_descent")
    ),
    Claim(
        "what do six rules make of a slope of 0?",
        lambda told: own(told).slope == 0 and len(own(told).names) == 6,
    ),
    Claim(
        "Then click the other ✕: their places are rounded.",
        on("six_hump_camel", "momentum", "on"),
    ),
    Claim(
        "how near does the way lead to the saddle before it turns off, and what does "
        "that cost?",
        lambda told: 0 < own(told).gaps.argmin() < own_left(told),
    ),
    Claim(
        "drag k from 1 to 12: whose lines move, and whose hardly do?",
        on("saddle", "adam"),
    ),
    Claim(
        "compare its line with the straight ones of another saddle: does it stay as "
        "steep?",
        lambda told: own(told).bend == 0,
    ),
)
