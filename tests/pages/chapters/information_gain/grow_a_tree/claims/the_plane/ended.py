"""What "The plane" says at the end, and what decides it."""

import re

from tests.claims import Claim
from tests.pages.chapters.information_gain.grow_a_tree.claims.the_plane.told import (
    WRONG,
    counted_so,
    is_noun,
)


def after(told) -> bool:
    own = told.seen
    noun = told.word("splits") == ("split" if own.last == 1 else "splits")
    is_so = noun and told["k"] == own.last > 0
    return is_so and counted_so(told, own.last, own.n_rectangles(own.last))


def wrong_for(told, count: int) -> bool:
    rows = is_noun(told, "rows", count, "row", "rows")
    return rows and told["w"] == count > 0 and is_noun(told, "verb", count, "is", "are")


def alike(told) -> bool:
    """Tell whether so many wrong rows are alike in all that the tree sees."""
    all_seen = len(told.record.names) > 2
    words = ("every", "feature") if all_seen else ("both", "features")
    return wrong_for(told, told.seen.alike) and words == (
        told.word("every"),
        told.word("feature"),
    )


def border(told) -> bool:
    upright, level = told.seen.pieces
    said = (told["p"], told["u"], told["l"])
    return bool(upright and level) and said == (upright + level, upright, level)


def one_way(told) -> bool:
    upright, level = told.seen.pieces
    n = upright + level
    if not n or (upright and level) or ("p" in told.said and told["p"] != n):
        return False
    way = told.word("way") == ("upright" if upright else "level")
    return way and (n > 1) == ("p" in told.said)


def off(told) -> bool:
    n_off, n = told.seen.n_off, len(told.seen.y)
    if len(told.record.names) < 3 or told["n"] != n:
        return False
    if "x" not in told.said:
        return n_off == 0
    return told["x"] == n_off and is_noun(told, "verb", n_off, "ends", "end")


def kept_by_one(told) -> bool:
    """Tell whether one limit holds wherever rows are wrong that cuts could part."""
    own = told.seen
    w = wrong_for(told, own.wrong(own.last) - own.alike)
    return w and all(own.is_kept_by(told.word("limit"), n) for n in own.kept_whole)


def kept_by_some(told) -> bool:
    """Tell whether limits hold at so many wrong rows as is said, together all."""
    own, each = told.seen, re.findall("([0-9,]+) by “(.+?)”", told.word("each"))
    counts = {name: int(count.replace(",", "")) for count, name in each}
    for name, count in counts.items():
        held = [n for n in own.kept_whole if own.is_kept_by(name, n)]
        if not 0 < count <= sum(map(own.wrong_at, held)):
            return False
    adds_up = len(each) == len(counts) > 1 and sum(counts.values()) == told["w"]
    return adds_up and wrong_for(told, own.wrong(own.last) - own.alike)


def asked(told) -> tuple[int, int] | None:
    """Return how many splits are about the plane's features, of how many."""
    own = told.seen
    if len(told.record.names) < 3:
        return None
    return sum(own.features[node] in own.sides for node in own.asked), own.last


def asks_here(told) -> bool:
    found = asked(told)
    if not found or told["n"] != found[1] or found[1] < 2:
        return False
    here, n = found
    others = is_noun(told, "others", n - here, "other", "others")
    draws = is_noun(told, "draw", n - here, "draws", "draw")
    asks = is_noun(told, "verb", here, "asks", "ask")
    return others and draws and asks and (told["x"], told["r"]) == (here, n - here)


BORDER = "The border between the classes is made of"
AFTER = "After {k} {splits:split|splits} the plane has {r} {parts:rectangle|rectangles}"
WHERE = "{w} wrong {rows:row|rows} {verb:is|are} where"
ASK = "ask about these two features."
CLAIMS = (
    *(Claim(f"{AFTER}, and {wrong}.", after) for wrong in WRONG),
    Claim(
        f"No split was made, and {WRONG[0]}.",
        lambda told: not told.seen.last and counted_so(told, 0, None),
    ),
    Claim(
        "{w} wrong {rows:row|rows} {verb:is|are} alike in {every:both|every} "
        "{feature:feature|features} with rows of another class: no cut parts them.",
        alike,
    ),
    Claim(f"{WHERE} “{{limit:*}}” keeps a leaf whole.", kept_by_one),
    Claim(f"{WHERE} limits keep leaves whole: {{each:*}}.", kept_by_some),
    Claim(
        "Every question is about one feature, so every cut is upright or level.",
        lambda told: told.seen.last > 0 and len(told.record.names) == 2,
    ),
    Claim(
        "{x} of the {n} splits {verb:asks|ask} about these two features; the {r} "
        "{others:other|others} {draw:draws|draw} no line here.",
        asks_here,
    ),
    Claim(
        f"All {{n}} splits {ASK}", lambda told: asked(told) == (told["n"], told["n"])
    ),
    Claim(
        f"None of the {{n}} splits asks {ASK[4:]}",
        lambda told: asked(told) == (0, told["n"]),
    ),
    Claim(f"Both splits {ASK}", lambda told: asked(told) == (2, 2)),
    Claim(f"The only split asks {ASK[4:]}", lambda told: asked(told) == (1, 1)),
    Claim(
        f"Not even the only split asks {ASK[4:]}", lambda told: asked(told) == (0, 1)
    ),
    Claim(
        "All rectangles say the same class: there is no border between them.",
        lambda told: told.seen.last > 0 and told.seen.pieces == (0, 0),
    ),
    Claim(f"{BORDER} {{p}} straight pieces, {{u}} upright and {{l}} level.", border),
    Claim(f"{BORDER} 1 straight piece, {{way:upright|level}}.", one_way),
    Claim(f"{BORDER} {{p}} straight pieces, all {{way:upright|level}}.", one_way),
    Claim("{x} of the {n} rows {verb:ends|end} in a box off this slice.", off),
    Claim("None of the {n} rows ends in a box off this slice.", off),
)
