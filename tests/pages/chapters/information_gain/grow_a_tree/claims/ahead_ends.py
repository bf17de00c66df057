"""How "Two steps ahead" ends, and what decides that."""

from math import isclose

from tests.claims import Claim, Told

from .ahead_seen import NEAR, Cut, Seen
from .ahead_story import amounts, is_cut, is_wrong

NEAR_CUT = "{near:*} ≤ {near_at}"
FAR_CUT = "{far:*} ≤ {far_at}"
MOST = 30


def total(told: Told, cut: Cut) -> float:
    found = told.seen.all.total(cut.feature, cut.threshold)
    return found if found > NEAR else 0.0


def n_splits(told: Told) -> list[int]:
    both = told.record.near, told.record.far
    return [len(plane.decisions.asked_at) for plane in both]


def both_split(told: Told) -> bool:
    """Tell whether each tree made the cut that it is said to choose first."""
    cuts = zip(n_splits(told), (told.seen.greedy, told.seen.far), strict=True)
    trees = told.record.near.decisions.tree, told.record.far.decisions.tree
    return all(
        n
        and tree.features[0] == cut.feature
        and isclose(tree.thresholds[0], cut.threshold)
        for tree, (n, cut) in zip(trees, cuts, strict=True)
    )


def same_cut(told: Told) -> bool:
    cut = told.seen.far
    is_it = is_cut(told, cut, "far", "far_at") if "far" in told.said else True
    return told.seen.is_one_cut and is_it and told.reads(total=total(told, cut))


def two_cuts(told: Told) -> bool:
    near, far = told.seen.greedy, told.seen.far
    more, less = total(told, far), total(told, near)
    named = is_cut(told, near, "near", "near_at") if "near" in told.said else True
    return (
        not told.seen.is_one_cut
        and named
        and is_cut(told, far, "far", "far_at")
        and told.reads(more=more, less=less)
        and (told["more"] > told["less"]) == (more > less + NEAR)
    )


def stopped(told: Told) -> bool:
    least = told.record.settings.least_gain
    return (
        least is not None
        and told.reads(least=least)
        and told.seen.all.best <= least + NEAR
        and is_cut(told, told.seen.far, "far", "far_at")
        and told.reads(total=total(told, told.seen.far))
        and told["total"] > told["least"]
        and n_splits(told)[0] == 0 < n_splits(told)[1]
    )


def neither(told: Told) -> bool:
    least, seen = told.record.settings.least_gain, told.seen
    return (
        least is not None
        and n_splits(told) == [0, 0]
        and told.reads(least=least)
        and told.reads(most=seen.all.best if seen.all.best > NEAR else 0.0)
        and told.reads(total=total(told, seen.far))
        and told["most"] <= told["total"] <= told["least"]
    )


def without_gain(told: Told) -> bool:
    plane = told.record.near
    asked = plane.decisions.asked_at.tolist()
    nodes = told.seen.after(plane, len(asked))
    n = sum(nodes[node].best < NEAR for node in asked)
    left, all_rows = told.seen.alone(0.0), len(told.seen.all.y)
    return (
        told["n"] == n > 0
        and (told.word("splits") == "split") == (n == 1)
        and (told["left"], told["all"]) == (left, all_rows)
        and left > told.seen.wrong(plane, len(asked))
        and (told.word("are") == "is") == (left == 1)
    )


def one_tree(told: Told, plane, name: str) -> bool:
    n = len(plane.decisions.asked_at)
    nodes, asked = told.seen.after(plane, n), {*plane.decisions.asked_at.tolist()}
    leaves = [rows for node, rows in nodes.items() if node not in asked]
    rest = any(len({*rows.y}) > 1 and rows.cuts for rows in leaves) and n == MOST
    is_stopped = bool(told.word(f"{name}_rest"))
    return (
        told[name] == n
        and (told.word(f"{name}_splits") == "split") == (n == 1)
        and is_stopped == rest
        and is_wrong(told, plane, n, f"{name}_wrong")
    )


def no_split(told: Told, plane, place: str) -> bool:
    return not len(plane.decisions.asked_at) and is_wrong(told, plane, 0, place)


def n_compared(told: Told, ahead: bool) -> int:
    plane = told.record.far if ahead else told.record.near
    return told.seen.compared(plane, ahead)


def compared(told: Told) -> bool:
    near, far = (n_compared(told, ahead) for ahead in (False, True))
    fits = (told["near"], told["far"]) == (near, far)
    fits &= (told.word("cuts") == "cut") == (near == 1)
    if "ratio" not in told.said:
        return fits and near == far
    return fits and near != far and told.reads(ratio=far / near)


def mended(told: Told) -> bool:
    now = told.seen.wrong(told.record.near, MOST)
    then = told.seen.alone(None)
    after = Seen(told.after).wrong(told.after.near, MOST)
    is_so = (told["then"], told["now"]) == (then, now) and then == after < now
    return is_so and (told.word("rows") == "row") == (then == 1)


REST = "{near_rest:|, then it is stopped here}"
ENDS = (
    Claim(
        "Nothing can be cut: looking ahead changes nothing.",
        lambda told: not told.seen.all.cuts,
    ),
    *amounts(
        f"Both ways choose {FAR_CUT} first: in two steps it gains {{total}}.",
        lambda told: both_split(told) and same_cut(told),
        "total",
    ),
    *amounts(
        f"In two steps {FAR_CUT} gains {{more}}, and the greedy first cut, "
        f"{NEAR_CUT}, {{less}}.",
        lambda told: both_split(told) and two_cuts(told),
        *("more", "less"),
    ),
    *amounts(
        "No cut gains more than {least} at once, so the greedy tree asks nothing: it "
        f"cannot know that {FAR_CUT} gains {{total}} in two steps.",
        stopped,
        *("least", "total"),
    ),
    *amounts(
        "Neither tree splits, for no cut gains more than {least}: the most is {most} "
        "at once and {total} in two steps.",
        neither,
        *("least", "most", "total"),
    ),
    Claim(
        "{n} greedy {splits:splits|split} gained nothing at once; without such cuts "
        "{left} of the {all} rows {are:are|is} wrong.",
        without_gain,
    ),
    Claim(
        f"Greedy: {{near}} {{near_splits:splits|split}}{REST}; {{near_wrong:*}} wrong.",
        lambda told: one_tree(told, told.record.near, "near"),
    ),
    Claim(
        "Two steps ahead: {far} {far_splits:splits|split}"
        "{far_rest:|, then it is stopped here}; {far_wrong:*} wrong.",
        lambda told: one_tree(told, told.record.far, "far"),
    ),
    Claim(
        "Greedy: no split; {near_wrong:*} wrong.",
        lambda told: no_split(told, told.record.near, "near_wrong"),
    ),
    Claim(
        "Two steps ahead: no split; {far_wrong:*} wrong.",
        lambda told: no_split(told, told.record.far, "far_wrong"),
    ),
    Claim(
        "For its splits the greedy tree compared {near} {cuts:cuts|cut}, the other one "
        "{far}: {ratio} times as many.",
        compared,
    ),
    Claim(
        "For its splits the greedy tree compared {near} {cuts:cuts|cut}, the other one "
        "{far}: as many.",
        compared,
    ),
    Claim(
        "Take any gain, even 0: greedy splits leave {then} {rows:rows|row} wrong, not "
        "{now}",
        mended,
    ),
)
