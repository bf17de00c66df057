"""What "The plane" says of a split and at the end, and what decides it."""

import numpy as np

from tests.claims import Claim
from tests.claims.shapes import number


def split_of(told) -> int:
    """Return how many splits are made where a sentence stands."""
    return int(told.record.shown[told.step])


def node_of(told) -> int:
    """Return the node that is split now."""
    return told.seen.asked[split_of(told) - 1]


# --- words of the learner's own -----------------------------------------------------


def classes_said(own, node: int) -> str:
    """Write which classes a node's rows are of, by a way of our own."""
    counts, names = own.counts(node), own.record.dataset.class_names
    digits = any(name[0].isdigit() for name in names)
    there = [(count, at) for at, count in enumerate(counts) if count]
    if len(there) == 1:
        count, at = there[0]
        return {1: "", 2: "both "}.get(count, "all ") + names[at]
    shown = there
    if len(there) > 3:
        shown = sorted(there, key=lambda pair: (-pair[0], pair[1]))[:2]
    form = "{} × “{}”" if digits else "{} {}"
    parts = [form.format(count, names[at]) for count, at in shown]
    rest = sum(counts) - sum(count for count, _ in shown)
    parts += [f"{rest:,} of other classes"] if rest else []
    return " and ".join([", ".join(parts[:-1]), parts[-1]])


def part_said(own, node: int) -> str:
    return f"{len(own.rows[node]):,} ({classes_said(own, node)})"


def cut_is(told) -> bool:
    """Tell whether the cut that is named sends every row to its side."""
    own, node = told.seen, node_of(told)
    name, _, at = told.word("cut").rpartition(" ≤ ")
    values = own.X[:, own.features[node]]
    mine = values <= own.thresholds[node]
    known = own.record.names[own.features[node]] == name
    return known and bool(((values <= number(at)) == mine).all())


def parts_are(told) -> bool:
    own, k = told.seen, split_of(told)
    left, right = part_said(own, 2 * k - 1), part_said(own, 2 * k)
    said = told.word("left"), told.word("right")
    return k == told["k"] and said == (left, right) and cut_is(told)


def n_is(told, node: int) -> bool:
    return told["n"] == len(told.seen.rows[node])


def draws_a_line(told) -> bool:
    own, node = told.seen, node_of(told)
    return own.met[node] and own.goes(node) == "both"


def line_is(told) -> bool:
    upright = told.seen.features[node_of(told)] == told.seen.sides[0]
    words = ("left of", "right") if upright else ("below", "above")
    return (told.word("here"), told.word("there")) == words


def splits_with_a_line(told) -> bool:
    k = split_of(told)
    if not (k and draws_a_line(told) and line_is(told)):
        return False
    return parts_are(told) and n_is(told, node_of(told))


def splits_without_a_line(told) -> bool:
    if not split_of(told) or draws_a_line(told):
        return False
    return parts_are(told) and n_is(told, node_of(told))


def stands_at(told) -> bool:
    own, node = told.seen, node_of(told)
    feature = own.features[node]
    known = own.record.names[feature] == told.word("feature")
    goes = own.goes(node) == told.word("way") and own.met[node]
    return (
        bool(split_of(told)) and known and goes and told.reads(held=own.held(feature))
    )


# --- how many are wrong -------------------------------------------------------------


def counted_so(told, k: int, parts: int | None) -> bool:
    """Tell whether rectangles and wrong rows are those after k splits."""
    wrong = int(told["w"]) if "w" in told.said else 0
    verb = told.said.get("verb")
    if told["n"] != len(told.seen.y) or wrong != told.seen.wrong(k):
        return False
    if verb and (verb == "is") != (wrong == 1):
        return False
    if parts is None:
        return True
    noun = told.word("parts") == ("rectangle" if parts == 1 else "rectangles")
    return told["r"] == parts and noun


def now(told) -> bool:
    own, k = told.seen, split_of(told)
    if not k or not counted_so(told, k, own.n_rectangles(k)):
        return False
    before, wrong = own.wrong(k - 1), own.wrong(k)
    return before == told["b"] != wrong if "b" in told.said else before == wrong


def after(told) -> bool:
    own = told.seen
    noun = told.word("splits") == ("split" if own.last == 1 else "splits")
    is_so = noun and told["k"] == own.last > 0
    return is_so and counted_so(told, own.last, own.n_rectangles(own.last))


def is_noun(told, place: str, count: int, one: str, many: str) -> bool:
    return told.word(place) == (one if count == 1 else many)


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


WRONG = (
    "{w} of the {n} rows {verb:is|are} wrong",
    "none of the {n} rows is wrong",
)
EVERY = "Every question is about one feature, so every cut is upright or level: the "
EVERY += "border between the classes is made of"
NOW = "The plane now has {r} {parts:rectangle|rectangles}, and"
AFTER = "After {k} {splits:split|splits} the plane has {r} {parts:rectangle|rectangles}"
ASKS = "Split {k} asks {cut:*} of {n} rows: {left:*}"


def at_first(told) -> bool:
    own = told.seen
    names = own.record.dataset.class_names
    if told.step or told.word("name") != names[int(np.argmax(own.counts(0)))]:
        return False
    return counted_so(told, 0, None)


def sees(told) -> bool:
    d, held = len(told.record.names) - 2, told.record.settings.plane_held
    if d < 1 or told["d"] != d or told.step:
        return False
    if "row" in told.said:
        return told["row"] == min(held, len(told.seen.y)) and held > 0
    return not held


CLAIMS = (
    Claim(
        "Before any split one rectangle holds {n} rows ({classes:*}).",
        lambda told: (
            told["n"] == len(told.seen.y)
            and told.word("classes") == classes_said(told.seen, 0)
        ),
    ),
    Claim("It says {name:*}: {w} of the {n} rows are wrong.", at_first),
    Claim("The tree sees {d} other features too, held here at their medians.", sees),
    Claim(
        "The tree sees {d} other features too, held here at the values of row {row}.",
        sees,
    ),
    Claim(
        "A row is drawn where it lies in these two, but its own box may be off this "
        "slice.",
        lambda told: len(told.record.names) > 2 and told.step == 0,
    ),
    Claim(
        f"{ASKS} {{here:left of|below}} the line, {{right:*}} {{there:right|above}}.",
        splits_with_a_line,
    ),
    Claim(f"{ASKS} go left, {{right:*}} right.", splits_without_a_line),
    Claim(
        "Its box is off this slice: nothing changes in the picture.",
        lambda told: split_of(told) > 0 and not told.seen.met[node_of(told)],
    ),
    Claim(
        "The slice stands at {feature:*} = {held}: the whole rectangle goes "
        "{way:left|right}, and only its colour may change.",
        stands_at,
    ),
    *(Claim(f"{NOW} {wrong}, {{b}} before.", now) for wrong in WRONG),
    Claim(f"{NOW} {WRONG[0]}, as many as before.", now),
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
    Claim(
        "{w} wrong {rows:row|rows} {verb:is|are} where a limit keeps a leaf whole.",
        lambda told: wrong_for(told, told.seen.wrong(told.seen.last) - told.seen.alike),
    ),
    Claim(
        "All rectangles say the same class: there is no border between them.",
        lambda told: told.seen.last > 0 and told.seen.pieces == (0, 0),
    ),
    Claim(f"{EVERY} {{p}} straight pieces, {{u}} upright and {{l}} level.", border),
    Claim(f"{EVERY} 1 straight piece, {{way:upright|level}}.", one_way),
    Claim(f"{EVERY} {{p}} straight pieces, all {{way:upright|level}}.", one_way),
    Claim("{x} of the {n} rows {verb:ends|end} in a box off this slice.", off),
    Claim("None of the {n} rows ends in a box off this slice.", off),
)
