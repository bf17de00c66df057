"""What "Two steps ahead" tells split by split, and what decides it."""

from collections.abc import Callable, Iterator

from pages.words.sentences import listed, out_of, tallied
from tests.claims import Claim, Told

from .ahead_seen import NEAR, Cut, Rows

CUT = "{feature:*} ≤ {at}"
KINDS = {
    "entropy": "entropy H",
    "gini": "Gini impurity G",
    "misclassification": "misclassification M",
}
Holds = Callable[[Told], bool]


def amounts(shape: str, holds: Holds, *names: str) -> Iterator[Claim]:
    """Yield a claim for entropy, whose amounts are bits, and one for all else."""

    def of_bits(told: Told) -> bool:
        right = [
            (told.word(name) == "1") == (told.word(f"{name}_unit") == "bit")
            for name in names
        ]
        return told.seen.criterion == "entropy" and all(right) and holds(told)

    def of_none(told: Told) -> bool:
        return told.seen.criterion != "entropy" and holds(told)

    with_units = shape
    for name in names:
        place = f"{{{name}}}"
        with_units = with_units.replace(place, f"{place} {{{name}_unit:bits|bit}}")
    yield Claim(with_units, of_bits)
    yield Claim(shape, of_none)


def is_cut(told: Told, cut: Cut, feature: str = "feature", at: str = "at") -> bool:
    """Tell whether a cut is written as it is, its rows on the side they go to."""
    name = told.seen.record.names[cut.feature]
    values = told.seen.all.X[:, cut.feature]
    sides = (values <= told[at]) == (values <= cut.threshold)
    is_it = told.word(feature) == name and told.reads(**{at: cut.threshold})
    return is_it and bool(sides.all())


def counted(told: Told, n: int, name: str = "n") -> bool:
    return told[name] == n and (told.word("rows") == "row") == (n == 1)


def is_wrong(told: Told, plane, k: int, place: str = "wrong") -> bool:
    n = len(told.seen.all.y)
    return told.word(place) == out_of(told.seen.wrong(plane, k), n, "row")


# --- before any split -----------------------------------------------------------------


def before(told: Told) -> bool:
    rows, names = told.seen.all, told.seen.record.dataset.class_names
    classes = listed(tallied(rows.counts, names, str))
    return (
        counted(told, len(rows.y))
        and told.word("classes") == classes
        and told.word("kind") == KINDS[told.seen.criterion]
        and told.reads(there=rows.impurity)
    )


def only(told: Told) -> bool:
    cuts = told.seen.all.cuts
    return len(cuts) == 1 and is_cut(told, cuts[0]) and told.reads(gain=cuts[0].gain)


def nothing(told: Told) -> bool:
    rows = told.seen.all
    return 1 < len(rows.cuts) == told["m"] and rows.best < NEAR


def most(told: Told) -> bool:
    rows = told.seen.all
    n_best = sum(cut.gain > rows.best - NEAR for cut in rows.cuts)
    told_best = told["best"] if "best" in told.said else 1
    return (
        len(rows.cuts) == told["m"] > 1
        and n_best == told_best
        and is_cut(told, told.seen.greedy)
        and told.reads(gain=rows.best)
    )


BEFORE = (
    *amounts(
        "No split yet. {n} {rows:row|rows} ({classes:*}): their "
        "{kind:entropy H|Gini impurity G|misclassification M} is {there}.",
        before,
        "there",
    ),
    *amounts(f"The only cut, {CUT}, gains {{gain}} at once.", only, "gain"),
    Claim("Not one of {m} cuts gains anything at once.", nothing),
    *amounts(f"Of {{m}} cuts {CUT} gains most at once: {{gain}}.", most, "gain"),
    *amounts(
        f"{{best}} of {{m}} cuts gain most at once, {{gain}}: first {CUT}.",
        most,
        "gain",
    ),
    Claim(
        "No cut is possible: no feature has two values.",
        lambda told: not told.seen.all.cuts,
    ),
)


# --- every split ----------------------------------------------------------------------


def made(told: Told, plane) -> tuple[Rows, Cut] | None:
    """Return the rows that are split at this step, and how, where they are."""
    k, asked = told.step, plane.decisions.asked_at
    if not 0 < k <= len(asked):
        return None
    node, tree = int(asked[k - 1]), plane.decisions.tree
    rows = told.seen.after(plane, k)[node]
    feature, threshold = int(tree.features[node]), float(tree.thresholds[node])
    return rows, Cut(feature, threshold, rows.gain(feature, threshold))


def split(told: Told, plane) -> bool:
    """Tell whether a split is as it is told, and its rows as many."""
    found = made(told, plane)
    if not found:
        return False
    rows, cut = found
    return (
        is_cut(told, cut)
        and counted(told, len(rows.y))
        and told.reads(gain=cut.gain if cut.gain > NEAR else 0.0)
        and is_wrong(told, plane, told.step)
    )


def near(told: Told) -> bool:
    plane = told.record.near
    rows, cut = made(told, plane) or (None, None)
    is_best = rows is not None and cut.gain > rows.best - NEAR
    return is_best and split(told, plane)


def far(told: Told) -> bool:
    plane = told.record.far
    if not split(told, plane):
        return False
    rows, cut = made(told, plane)
    total = rows.total(cut.feature, cut.threshold)
    if "total" not in told.said:
        return total - cut.gain < NEAR
    is_more = told["total"] > told["gain"] and total - cut.gain > NEAR
    return is_more and told.reads(total=total)


def ended(told: Told, plane) -> bool:
    n = len(plane.decisions.asked_at)
    is_over = told.step > n and (told.word("none") == "no split") == (n == 0)
    return is_over and is_wrong(told, plane, told.step)


SPLIT = f"{CUT} parts {{n}} {{rows:row|rows}} and gains {{gain}}"
SPLITS = (
    Claim("Split {k}.", lambda told: told["k"] == told.step),
    *amounts(f"Greedy: {SPLIT}; {{wrong:*}} wrong.", near, "gain"),
    Claim(
        "Greedy: {none:no more splits|no split}, {wrong:*} wrong.",
        lambda told: ended(told, told.record.near),
    ),
    *amounts(
        f"Two steps ahead: {SPLIT} at once, {{total}} in two steps; {{wrong:*}} wrong.",
        far,
        *("gain", "total"),
    ),
    *amounts(
        f"Two steps ahead: {SPLIT} at once, and no more in two steps; {{wrong:*}} "
        "wrong.",
        far,
        "gain",
    ),
    Claim(
        "Two steps ahead: {none:no more splits|no split}, {wrong:*} wrong.",
        lambda told: ended(told, told.record.far),
    ),
)
STORY = (*BEFORE, *SPLITS)
