"""What "Two directions" says of a step."""

from itertools import product

from tests.claims import Claim, Told, reads_as
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import Own

HOW = "stands still|sets out|turns back|gathers speed|slows down|keeps its speed"
NEVER = ((0, 0), (1, 2))  # a ball that has landed before the hiker still rolls
HIKER = ("", "the hiker goes from {a} to {b} (× {f})", "the hiker stays at 0")
ROLLS = f"the ball goes from {{c}} to {{d}} and {{how:{HOW}}}"
BALL = ("", ROLLS, "the ball stays at 0")


def close(said: str, value: float) -> bool:
    """A number as it is said, but for what rounding does to long walks."""
    slack = 1e-9 * abs(value) + 1e-13
    return any(reads_as(said, value + by) for by in (-slack, 0, slack))


def walk_of(told: Told) -> Own:
    return told.seen.walk(told.word("who"))


def stands(told: Told) -> bool:
    walk = walk_of(told)
    there = told.step < walk.taken or (told.step == walk.taken and walk.end == "steps")
    if walk.end == "steps":
        there = told.step <= walk.taken
    return there and close(told.said["h"], walk.heights[told.step])


def about_to_leave(told: Told) -> bool:
    walk = walk_of(told)
    is_last = walk.end == "lost" and told.step == walk.taken
    return is_last and close(told.said["h"], walk.heights[-1])


def settled(walk: Own, step: int) -> bool:
    return walk.end == "settled" and step >= walk.taken


def has_settled(told: Told) -> bool:
    return settled(walk_of(told), told.step) and not both_settled(told)


def both_settled(told: Told) -> bool:
    return all(settled(one, told.step) for one in (told.seen.hiker, told.seen.ball))


def has_left(told: Told) -> bool:
    walk = walk_of(told)
    return walk.end == "lost" and told.step > walk.taken


def pair(walk: Own, step: int, at: int) -> tuple[float, float] | None:
    """Where a step begins and ends, if there is one."""
    if step >= walk.taken:
        return None
    return walk.e[step][at], walk.e[step + 1][at]


def hiker_is_so(told: Told, at: int, kind: int) -> bool:
    ends = pair(told.seen.hiker, told.step, at)
    if ends is None or kind == 0:
        return ends is None and kind == 0
    if kind == 2:
        return ends == (0, 0)
    factor = 1 - told.seen.eta * told.seen.hiker.bends[at]
    holds = told["a"] * told["f"]
    digits = abs(holds - told["b"]) <= 0.006 * abs(told["b"]) + 1e-12
    digits = digits and (told["f"] == 1) == (factor == 1)
    digits = digits and (told["a"] == told["b"]) == (factor == 1)
    numbers = zip("abf", (*ends, factor), strict=True)
    return digits and all(close(told.said[name], value) for name, value in numbers)


def ball_is_so(told: Told, at: int, kind: int) -> bool:
    walk = told.seen.ball
    ends = pair(walk, told.step, at)
    if ends is None or kind == 0:
        return ends is None and kind == 0
    if kind == 2:
        return ends == (0, 0)
    last, now = (walk.moves[told.step + k][at] for k in (0, 1))
    numbers = all(close(told.said[name], v) for name, v in zip("cd", ends, strict=True))
    if "a" in told.said and ends[0] == told.seen.hiker.e[told.step][at]:
        numbers = numbers and told.said["a"] == told.said["c"]  # one way
    return numbers and told.word("how") in hows(last, now, ends[0])


def hows(last: float, now: float, place: float) -> set[str]:
    """How a step may be told that follows another: near the border both ways."""
    long = max(abs(last), abs(now), abs(place))
    if abs(now) <= 1e-12 * long:
        return {"stands still"}
    if abs(last) <= 1e-12 * long:
        return {"sets out"}
    if last * now < 0:
        return {"turns back"}
    if abs(abs(now) - abs(last)) < 1e-12 * abs(last):
        return {"keeps its speed"}
    if abs(abs(now / last) - 1) < 3e-9:
        return {"keeps its speed", "gathers speed" if now / last > 1 else "slows down"}
    return {"gathers speed" if abs(now) > abs(last) else "slows down"}


def along(hiker: int, ball: int) -> Claim:
    said = ", ".join(filter(None, (HIKER[hiker], BALL[ball])))

    def holds(told: Told) -> bool:
        at = ("Flat", "Steep").index(told.word("way"))
        return hiker_is_so(told, at, hiker) and ball_is_so(told, at, ball)

    return Claim(f"{{way:Flat|Steep}}: {said}.", holds)


CLAIMS = (
    Claim("Step {step}.", lambda told: told["step"] == told.step),
    Claim("The {who:hiker|ball} is at height {h}.", stands),
    Claim(
        "The {who:hiker|ball} is at height {h}; its next step leaves every scale.",
        about_to_leave,
    ),
    Claim("The {who:hiker|ball} has settled at the bottom.", has_settled),
    Claim("Both have settled at the bottom.", both_settled),
    Claim("The {who:hiker|ball} has left every scale.", has_left),
    *(along(*kinds) for kinds in product(range(3), range(3)) if kinds not in NEVER),
)
