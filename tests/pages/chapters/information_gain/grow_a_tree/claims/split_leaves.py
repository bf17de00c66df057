"""What "One split" says of leaves: which sides are some, and why."""

import numpy as np

from tests.claims import Claim, Told

from .split_seen import NEAR, Seen, here

DEEPEST = 20  # where the depth limits nothing
WHY = {
    "PURE": "all its rows are of one class",
    "ONE_ROW": "it is a single row",
    "CONFLICT": "the rows are alike in every feature",
    "NO_GAIN": "no cut gains more than is asked",
    "DEPTH": "it is as deep as allowed",
    "FEW_ROWS": "it has too few rows to be split",
    "SMALL_CHILD": "every cut leaves a side with too few rows",
    "MOST_LEAVES": "there are as many leaves as allowed",
}


def why(seen: Seen, number: int) -> str | None:
    """Return why a node is no further split, by counting; None where it is."""
    tree, settings = seen.record.tree, seen.settings
    node = seen.node(number)
    if tree.features[number] >= 0:
        return None
    if (node.whole > 0).sum() == 1:
        return "PURE" if len(node.y) > 1 else "ONE_ROW"
    if (node.X == node.X[0]).all():
        return "CONFLICT"
    if settings.max_depth < DEEPEST and tree.depths[number] >= settings.max_depth:
        return "DEPTH"
    if len(node.y) < settings.min_samples_split:
        return "FEW_ROWS"
    if not node.cuts:
        return "SMALL_CHILD"
    if settings.min_gain is not None and node.best <= settings.min_gain + NEAR:
        return "NO_GAIN"
    return "MOST_LEAVES"


def sides(told: Told) -> list[tuple[str, int, str]]:
    """Return the sides that are leaves: left or right, the node, and why."""
    left, right = told.record.tree.children[here(told).number].tolist()
    pairs = [("left", left), ("right", right)]
    found = [(side, one, why(told.seen, one)) for side, one in pairs]
    return [(side, one, reason) for side, one, reason in found if reason]


def leaf(told: Told, number: int, reason: str) -> str:
    """Return what is to be said of a leaf."""
    counts = told.seen.node(number).whole
    n, most = int(counts.sum()), int(counts.max())
    name = told.seen.data.class_names[int(np.argmax(counts))]
    if any(one[:1].isdigit() for one in told.seen.data.class_names):
        name = f"“{name}”"
    if reason in ("PURE", "ONE_ROW"):
        some = {1: "the only row is", 2: "both rows are"}.get(n, f"all {n:,} rows are")
        return f": {some} {name}"
    return f", with {most:,} of {n:,} rows {name}: {WHY[reason]}"


def leaves_told(told: Told, *names: str) -> bool:
    found = sides(told)
    return len(found) == len(names) and all(
        told.word(name) == leaf(told, number, reason)
        for name, (_, number, reason) in zip(names, found, strict=True)
    )


LEAVES = (
    Claim("Both sides are split further.", lambda told: not sides(told)),
    Claim(
        "{which:Left|Right} is a leaf{a:*}.",
        lambda told: (
            leaves_told(told, "a") and told.word("which").lower() == sides(told)[0][0]
        ),
    ),
    Claim(
        "Left is a leaf{a:*}; right is a leaf{b:*}.",
        lambda told: leaves_told(told, "a", "b"),
    ),
)
