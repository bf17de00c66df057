"""What "The plane" says of a split, and what decides it."""

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
    n_left = len(told.seen.rows[2 * split_of(told) - 1])
    if not is_noun(told, "go", n_left, "goes", "go"):
        return False
    return parts_are(told) and n_is(told, node_of(told))


def goes_by(told) -> int | None:
    """Return where a rectangle that stays whole goes on: the node, or none."""
    own, k = told.seen, split_of(told)
    if not k or not own.met[node_of(told)] or own.goes(node_of(told)) == "both":
        return None
    return 2 * k - 1 if own.goes(node_of(told)) == "left" else 2 * k


def stands_at(told) -> bool:
    own = told.seen
    if goes_by(told) is None:
        return False
    feature = own.features[node_of(told)]
    known = own.record.names[feature] == told.word("feature")
    goes = own.goes(node_of(told)) == told.word("way")
    return known and goes and told.reads(held=own.held(feature))


def says_after(told) -> bool:
    """Tell whether a rectangle that stays whole says this, and of how many rows."""
    own, after = told.seen, goes_by(told)
    if after is None:
        return False
    before, counts = own.counts(node_of(told)), own.counts(after)
    label, n = int(np.argmax(counts)), sum(counts)
    now = told.word("now") == ("still" if label == int(np.argmax(before)) else "now")
    if not now or told.word("name") != own.record.dataset.class_names[label]:
        return False
    if "m" in told.said:
        return (told["m"], told["n"]) == (counts[label], n) and counts[label] < n
    return counts[label] == n == (told["n"] if "n" in told.said else n)


def says_of(n_rows: int):
    """Return a question: whether it says so of so many rows, all of one class."""
    return lambda told: (
        says_after(told) and sum(told.seen.counts(goes_by(told))) == n_rows
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
    still = own.n_rectangles(k - 1) == own.n_rectangles(k)
    if told.word("when") != ("still" if still else "now"):
        return False
    before, wrong = own.wrong(k - 1), own.wrong(k)
    return before == told["b"] != wrong if "b" in told.said else before == wrong


def is_noun(told, place: str, count: int, one: str, many: str) -> bool:
    return told.word(place) == (one if count == 1 else many)


WRONG = (
    "{w} of the {n} rows {verb:is|are} wrong",
    "none of the {n} rows is wrong",
)
NOW = "The plane {when:now|still} has {r} {parts:rectangle|rectangles}, and"
SAYS = "It {now:still|now} says {name:*}, the class of"
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
    Claim(f"{ASKS} {{go:goes|go}} left, {{right:*}} right.", splits_without_a_line),
    Claim(
        "Its box is off this slice: no rectangle changes.",
        lambda told: split_of(told) > 0 and not told.seen.met[node_of(told)],
    ),
    Claim(
        "The slice stands at {feature:*} = {held}: its rectangle stays whole and goes "
        "{way:left|right}.",
        stands_at,
    ),
    Claim(f"{SAYS} {{m}} of its {{n}} rows.", says_after),
    Claim(f"{SAYS} all its {{n}} rows.", says_after),
    Claim(f"{SAYS} both its rows.", says_of(2)),
    Claim(f"{SAYS} its only row.", says_of(1)),
    *(Claim(f"{NOW} {wrong}, {{b}} before.", now) for wrong in WRONG),
    Claim(f"{NOW} {WRONG[0]}, as many as before.", now),
)
