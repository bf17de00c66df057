"""What is said while the tree grows, and of how the row ends."""

import re

import numpy as np

from tests.claims import Claim, Told
from tests.claims.shapes import NUMBER, number

COUNTS = {"entropy": " bits", "gini": "", "misclassification": ""}
TIED = ", the first of {k} equally common classes"


def root(told: Told) -> bool:
    return told.step == 0 and so_far(told)


def split_node(told: Told) -> int:
    """Return the node that the told step splits, by its children's numbers."""
    tree = told.record.decisions.tree
    return int(np.flatnonzero(tree.children[:, 0] == 2 * told.step - 1)[0])


def column(told: Told, name: str) -> np.ndarray:
    return told.record.data.features[:, told.record.data.attributes.index(name)]


def asks_rightly(told: Told, question: str, node: int) -> bool:
    """Tell whether a question as written sends rows and row where the tree does."""
    name, _, threshold = question.rpartition(" ≤ ")
    tree, seen = told.record.decisions.tree, told.seen
    at = int(tree.features[node])
    if name != told.record.data.attributes[at]:
        return False
    values = column(told, name)[seen.rows_at[node]]
    cut, wall = number(threshold), tree.thresholds[node]
    own = seen.row[at]
    fits = ((values <= cut) == (values <= wall)).all()
    return bool(fits and (node not in seen.way or (own <= cut) == (own <= wall)))


def split(told: Told) -> bool:
    node = split_node(told)
    return told["k"] == told.step and asks_rightly(told, told.word("question"), node)


def shared(told: Told) -> bool:
    node, seen = split_node(told), told.seen
    left, right = told.record.decisions.tree.children[node].tolist()
    sizes = [len(seen.rows_at[one]) for one in (left, right, node)]
    right_unit = told.said.get("unit", "") == COUNTS[told.record.settings.criterion]
    if told.said.get("unit") == " bit":
        right_unit = told.word("g") == "1" and COUNTS["entropy"] == " bits"
    gain = gain_of(told, node, left, right)
    fits = [told["a"], told["b"], told["n"]] == sizes
    return bool(fits and right_unit and told.reads(g=gain))


def impurity(counts: np.ndarray, criterion: str) -> float:
    p = counts[counts > 0] / counts.sum()
    if criterion == "entropy":
        return float(-(p * np.log2(p)).sum())
    return float(1 - (p**2).sum() if criterion == "gini" else 1 - p.max())


def gain_of(told: Told, node: int, left: int, right: int) -> float:
    by, seen = told.record.settings.criterion, told.seen
    n = len(seen.rows_at[node])
    below = sum(
        len(seen.rows_at[one]) / n * impurity(seen.counts(one), by)
        for one in (left, right)
    )
    return max(impurity(seen.counts(node), by) - below, 0.0)


def stays(told: Told) -> bool:
    return is_row(told) and split_node(told) not in told.seen.way


def answers_so(told: Told) -> bool:
    node, seen = split_node(told), told.seen
    if not is_row(told) or node not in seen.way[:-1]:
        return False
    tree = told.record.decisions.tree
    at = int(tree.features[node])
    name = told.record.data.attributes[at]
    left = bool(seen.row[at] <= tree.thresholds[node])
    says = told.word("answer") == ("yes" if left else "no")
    # As written, the value is on its own side of all cuts of its feature.
    cuts = tree.thresholds[tree.features == at]
    same = ((told["v"] <= cuts) == (seen.row[at] <= cuts)).all()
    return bool(
        says and name == told.word("name") and same and told.reads(v=seen.row[at])
    )


def is_row(told: Told) -> bool:
    n = len(told.record.data.labels)
    return told["row"] == min(told.record.settings.row, n)


def so_far(told: Told) -> bool:
    """Tell whether what is said of the row is so at the step."""
    return is_row(told) and held(told, told.step)


def named(told: Told, place: str) -> str:
    """Return a class as it is told, out of its quotation marks if it has to have some.

    Classes that could be numbers have them, all of a table's.
    """
    said = told.word(place)
    if any(re.match(r"\W*\d", one) for one in told.record.data.class_names):
        return said[1:-1] if said[0] + said[-1] == "“”" else ""
    return said


def held(told: Told, step: int = 10**6) -> bool:
    seen = told.seen
    counts = seen.counts(seen.end(seen.row, step)[-1])
    most, n = int(counts.max()), int(counts.sum())
    ties = int((counts == most).sum())
    if {named(told, "says"), named(told, "c")} != {seen.says(seen.row, step)}:
        return False
    if told.said.get("few", "").lower():
        few = {"the only row": 1, "both rows": 2}[told.word("few").lower()]
        return (most, n) == (few, few)
    if "all" in told.said:
        return told["all"] == most == n
    right = told["a"] == most and told["n"] == n and most < n
    return bool(right and (told["k"] == ties > 1 if "k" in told.said else ties == 1))


def changed(told: Told) -> bool:
    settings, seen = told.record.settings, told.seen
    name = settings.changed
    if told.step or told.word("name") != name:
        return False
    at = told.record.data.attributes.index(name)
    number_of = min(settings.row, len(told.record.data.labels)) - 1
    old = told.record.data.features[number_of, at]
    return bool(seen.row[at] != old) and told.reads(new=seen.row[at], old=old)


def asked(told: Told) -> bool:
    seen = told.seen
    m = len(seen.way) - 1
    if not is_row(told) or not held(told):
        return False
    if "m" not in told.said:
        return m == 0
    kinds = len(seen.asked)
    plurals = (m > 1, kinds > 1) == tuple(told.word(one)[-1] == "s" for one in "qe")
    return told["m"] == m and told["f"] == kinds and plurals


def truly(told: Told) -> bool:
    data, seen = told.record.data, told.seen
    number_of = min(told.record.settings.row, len(data.labels)) - 1
    if (data.features[number_of] != seen.row).any():
        return False
    says, label = seen.says(seen.row), data.class_names[data.labels[number_of]]
    return (
        label == named(told, "other") != says
        if "other" in told.said
        else (says == label)
    )


def parts_of(text: str) -> list[str]:
    return re.split(r", | and ", text)


def within(told: Told, part: str) -> bool:
    """Tell whether bounds as written hold the rows that the tree's own hold."""
    found = re.fullmatch(rf"(?:({NUMBER}) < )?(.+?)(?: (≤|>) ({NUMBER}))?", part)
    low, name, sign, high = found.groups()
    if name not in told.record.data.attributes:
        return False
    at = told.record.data.attributes.index(name)
    tree, seen = told.record.decisions.tree, told.seen
    values = np.append(column(told, name), seen.row[at])
    ours = np.ones(len(values), bool)
    for node in seen.way[:-1]:
        if tree.features[node] == at:
            left = seen.row[at] <= tree.thresholds[node]
            ours &= (values <= tree.thresholds[node]) == left
    theirs = np.ones(len(values), bool)
    if low:
        theirs &= values > number(low)
    if sign:
        theirs &= values <= number(high) if sign == "≤" else values > number(high)
    return bool((low or sign) and (ours == theirs).all())


def together(told: Told) -> bool:
    parts, n = parts_of(told.word("bounds")), len(told.seen.asked)
    more = re.fullmatch(r"(\d+) more", parts[-1])
    if more:
        parts = parts[:-1]
        return n == len(parts) + int(more[1]) and all(within(told, p) for p in parts)
    return n == len(parts) and all(within(told, part) for part in parts)


GAIN = "no for {b} of {n} rows; the gain is {g}"
ROW = "Row {row}"
ASKED = "is asked {m} {q:question|questions} about {f} {e:feature|features}"
VERB = "{verb:is|are}"


def ends(where: str, capital: bool = False) -> tuple[str, ...]:
    """Return the shapes that say how many rows of a node are of one class."""
    few = "The only row|Both rows" if capital else "the only row|both rows"
    of, all_of = ("Of", "All") if capital else ("of", "all")
    some = f"{of} the {{n}} rows{where}, {{a}} {VERB} {{c:*}}"
    return (
        f"{{few:{few}}}{where} {VERB} {{c:*}}",
        f"{all_of} {{all}} rows{where} are {{c:*}}",
        some,
        some + TIED,
    )


AT_ROOT = (
    f"of all {{n}} rows, {{a}} {VERB} {{c:*}}",
    f"of all {{n}} rows, {{a}} {VERB} {{c:*}}{TIED}",
)


def with_verb(holds):
    """Return a claim's question with the verb's number in it."""

    def judged(told: Told) -> bool:
        if not holds(told):
            return False
        if "verb" not in told.said:
            return True
        one = "only" in told.said.get("few", "") or told.said.get("a") == "1"
        return told.word("verb") == ("is" if one else "are")

    return judged


SO = "so the tree says {says:*} of row {row}."
STORY = (
    *(Claim(f"The root: {held}; {SO}", with_verb(root)) for held in AT_ROOT),
    Claim("Split {k}: {question:*}?", split),
    Claim(f"Yes for {{a}}, {GAIN}.", shared),
    Claim(f"Yes for {{a}}, {GAIN}{{unit: bits| bit}}.", shared),
    Claim(f"{ROW} does not come by.", stays),
    Claim(f"{ROW} answers {{answer:yes|no}}, with {{name:*}} {{v}}.", answers_so),
    Claim("Its {name:*} is {new} now, instead of {old}.", changed),
    *(
        Claim(f"{held}; {SO}", with_verb(so_far))
        for held in ends(" where it is now", capital=True)
    ),
)
ENDING = (
    *(
        Claim(f"{ROW} {way}, and the tree says {{says:*}}: {held}.", with_verb(asked))
        for way, some in (
            (ASKED, ends(" at its leaf")),
            ("is asked nothing", AT_ROOT),
        )
        for held in some
    ),
    Claim("The samples say so too.", truly),
    Claim("The samples say {other:*}.", truly),
    Claim("Its answers together: {bounds:*}.", together),
)
