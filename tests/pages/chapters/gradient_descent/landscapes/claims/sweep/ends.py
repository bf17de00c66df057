"""How a sweep ends, and what decides it."""

from math import hypot

from tests.claims import Claim

from .evidence import Seen, about


def come_to(told, all_nine: bool) -> bool:
    seen, bottom = told.seen, told.seen.bottom(told)
    if bottom is None or not seen.is_a(told.word("noun"), bottom):
        return False
    some = [at for at in range(9) if seen.where[at] == bottom]
    if not some or all_nine != (len(some) == 9):
        return False
    verbs = (
        ("stays at", "stay at")
        if max(seen.steps[at] for at in some) == 0
        else (
            "comes to",
            "come to",
        )
    )
    right = told.word("come") == verbs[len(some) > 1]
    return right and seen.listed(told, "list", some) and not seen.nobody_moves


def is_what(told) -> bool:
    """Tell whether one may arrive at what is named, and all of it is there."""
    seen = told.seen
    right = all(seen.is_a(noun, at) for at, noun in enumerate(seen.nouns))
    return bool(seen.bottoms) and right and told.word("what") == seen.what


def none_arrives(told) -> bool:
    seen = told.seen
    unit = (told.word("unit") == "step") == (seen.n == 1)
    none = not seen.first and not seen.rests_low
    return none and told["n"] == seen.n and unit and is_what(told)


def nowhere_to_arrive(told, is_line: bool) -> bool:
    seen = told.seen
    none = not seen.bottoms and not seen.rests_low and seen.is_defined
    return none and seen.has_line == is_line


def stays_on(told) -> bool:
    seen, bottom = told.seen, told.seen.bottom(told)
    if bottom is None or not seen.is_a(told.word("noun"), bottom):
        return False
    on_it = hypot(*(seen.points[0, 0] - seen.bottoms[bottom])) <= 1e-5
    return on_it and seen.nobody_moves and told.reads(g=seen.slopes[0][0])


def stays(told, at_all: bool) -> bool:
    seen = told.seen
    x, y = (round(number, 9) for number in seen.points[0, 0].tolist())
    place = at_all or told.reads(x=x, y=y)
    return place and seen.nobody_moves and told.reads(g=seen.slopes[0][0])


def at_rest(seen: Seen) -> list[int]:
    """Return who of the nine rests in the end where there is no bottom."""
    return [at for at in range(9) if seen.state(seen.n, at) == "still"]


def rests_at(told) -> bool:
    seen, told_at = told.seen, (told["x"], told["y"])
    places = [
        tuple(float(f"{number:.3g}") for number in point.round(9).tolist())
        for point in seen.points[-1]
    ]
    some = [at for at in at_rest(seen) if places[at] == told_at]
    verb = (told.word("rest") == "rests") == (len(some) == 1)
    return bool(some) and verb and seen.listed(told, "list", some)


def rest_apart(told) -> bool:
    seen, some = told.seen, at_rest(told.seen)
    places = {tuple(seen.points[-1, at].round(9).tolist()) for at in some}
    return len(places) > 1 and seen.listed(told, "list", some)


def lowest_in_the_end(told, all_nine: bool, apart: bool) -> bool:
    seen, some = told.seen, told.seen.lowest
    if not some or (len(some) == 9) != all_nine or seen.bottoms:
        return False
    low = min(seen.ends)
    differ = any(seen.ends[at] != low for at in some)
    if differ != apart or not told.reads(f=low):
        return False
    if apart and not told.reads(d=1e-12 * max(1, abs(low))):
        return False
    if all_nine:
        return True
    verb = (told.word("are") == "is") == (len(some) == 1)
    return verb and seen.listed(told, "list", some)


def firsts(told) -> bool:
    seen = told.seen
    verb = (told.word("are") == "is") == (len(seen.first) == 1)
    right = bool(seen.first) and told["t"] == seen.steps[seen.first[0]]
    return right and verb and seen.listed(told, "list", seen.first)


def lost(told) -> bool:
    seen = told.seen
    some = [at for at in range(9) if seen.flew[at]]
    verb = (told.word("are") == "is") == (len(some) == 1)
    return 0 < len(some) < 9 and verb and seen.listed(told, "list", some)


def lost_from(told) -> bool:
    seen = told.seen
    some = [at for at in range(9) if seen.flew[at]]
    in_a_row = 1 < len(some) < 9 and some == list(range(some[0], 9))
    return in_a_row and told.reads(v=seen.drawn[some[0]]) and seen.is_symbol(told)


def boundary(told) -> bool:
    seen, bottom = told.seen, told.seen.bottom(told)
    if bottom is None or seen.symbol != "η":
        return False
    came = [value for value, where in seen.tried if where == bottom]
    damped = seen.settings.form == "damped"
    formulas = {
        "gradient_descent": "2/λ",
        "momentum": "(2 + 2β)/((1 − β)λ)" if damped else "(2 + 2β)/λ",
        "nesterov": "(2 + 2β)/((1 + 2β)λ)",
    }
    law = told.word("law") == formulas[seen.settings.hand]
    bend = about(told.said["b"], seen.sharpest(bottom))
    edge = about(told.said["e"], seen.edge(bottom))
    counted = told["n"] == len(seen.tried)
    return law and bend and edge and counted and about(told.said["v"], max(came), 1e-12)


def between(told) -> bool:
    seen = told.seen
    bottom, other = seen.bottom(told), seen.bottom(told, "x2", "y2")
    if bottom is None or other is None:
        return False
    low, high = seen.edge(other), seen.edge(bottom)
    edges = about(told.said["low"], low) and about(told.said["high"], high)
    inside = [where for value, where in seen.tried if low < value < high]
    one = len(inside) == 1
    unit = (told.word("lie") == "lies") == one == (told.word("them") == "it")
    n = told["n"] == len(inside) and unit
    too = inside.count(other)
    few = told["m"] == inside.count(bottom) > 0 and (
        told.word("too") == "none" if not too else told.word("too") == str(too)
    )
    return edges and n and few


VALUES = "{symbol:η|β} = {list:*}"
NOUN = "{noun:minimum|kink|level bottom}"
TO_STAY = "from a step on to the end and for five steps beyond"
CLAIMS = (
    Claim(
        "None of the nine has arrived at {what:*} after {n} {unit:step|steps}.",
        none_arrives,
    ),
    Claim(
        f"All nine, {VALUES}, {{come:come to|stay at}} the {NOUN} at ({{x}}, {{y}}).",
        lambda told: come_to(told, all_nine=True),
    ),
    Claim(
        f"{VALUES} {{come:comes to|come to|stays at|stay at}} the {NOUN} at ({{x}}, "
        "{y}).",
        lambda told: come_to(told, all_nine=False),
    ),
    Claim(
        "No minimum is known in this window.",
        lambda told: nowhere_to_arrive(told, is_line=False),
    ),
    Claim(
        "The bottom of this ground is a line, and no single place to arrive at.",
        lambda told: nowhere_to_arrive(told, is_line=True),
    ),
    Claim(
        f"All nine start on the {NOUN} at ({{x}}, {{y}}), where |∇f| = {{g}}: nobody "
        "gets anywhere.",
        stays_on,
    ),
    Claim(
        "All nine start at ({x}, {y}), where |∇f| = {g}: nobody gets anywhere.",
        lambda told: stays(told, at_all=False),
    ),
    Claim(
        "Here |∇f| = {g}: nobody gets anywhere, so there is no bet.",
        lambda told: stays(told, at_all=True),
    ),
    Claim(
        f"{VALUES} {{rest:rests|rest}} at ({{x}}, {{y}}), where |∇f| is at most 10⁻⁹.",
        rests_at,
    ),
    Claim(f"{VALUES} rest, not all at one place.", rest_apart),
    *(
        Claim(
            f"In the end {who}, at f = {{f}}{' but for {d}' if apart else ''}.",
            lambda told, all_nine=all_nine, apart=apart: lowest_in_the_end(
                told, all_nine, apart
            ),
        )
        for all_nine, who in (
            (True, "all nine are equally low"),
            (False, f"{VALUES} {{are:is|are}} lowest"),
        )
        for apart in (False, True)
    ),
    Claim(f"The first to arrive {{are:is|are}} {VALUES}, with step {{t}}.", firsts),
    Claim(f"{VALUES} {{are:is|are}} lost.", lost),
    Claim("From {symbol:η|β} = {v} on all of the nine are lost.", lost_from),
    Claim(
        "At ({x}, {y}) the steepest bend is λ = {b}, so theory's boundary there is η = "
        "{law:2/λ|(2 + 2β)/λ|(2 + 2β)/((1 − β)λ)|(2 + 2β)/((1 + 2β)λ)} = {e}; of the "
        "{n} rates tried, {v} is the largest that came there.",
        boundary,
    ),
    Claim(
        "{n} of the rates tried {lie:lies|lie} between the boundaries {low} and {high}:"
        " {m} came to ({x}, {y}), which can hold {them:it|them}, and {too:*} to ({x2}, "
        "{y2}), which cannot.",
        between,
    ),
)
