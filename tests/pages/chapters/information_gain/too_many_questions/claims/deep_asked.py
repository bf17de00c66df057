"""What "How deep?" asks, offers, and gives to observe."""

from tests.claims import Claim, Told

from .deep_seen import Seen


def asked(told: Told, along: str) -> bool:
    seen = told.seen
    mine = told.record.settings.along == along
    return mine and told["m"] == seen.m > 1


def more_rows(told: Told) -> bool:
    after = Seen(told.after)
    now, then = (one.counts(one.best[0])[1] for one in (told.seen, after))
    right = told["n"] == after.n > told.seen.n and told["m"] == after.m
    return right and then > now and (told["b"], told["a"]) == (now, then)


GROUPS = {
    "max_depth": (0, 1, 2, 4, 8, 16, 10**6),
    "min_samples_leaf": (1, 2, 5, 20, 100, 10**6),
    "alpha": (1, 4, 8, 16, 32, 64, 10**6),
}


def answers(seen: Seen) -> set[str]:
    """Return the groups that hold one of the best trees, in the bet's words."""
    along = seen.record.settings.along
    of = seen.n_leaves if along == "alpha" else seen.value
    sizes = [int(of(place)) for place in range(len(seen))]
    found, ends = set(), GROUPS[along]
    one_group = not [one for one in ends if min(sizes) < one <= max(sizes)]
    if one_group and len(sizes) >= 3:  # each tree is an answer
        return {_words(along, sizes[best], sizes[best]) for best in seen.best}
    for best in seen.best:
        low = max(one for one in ends if one <= sizes[best])
        high = min(one for one in ends if one > sizes[best])
        inside = sorted(one for one in {*sizes} if low <= one < high)
        found.add(_words(along, inside[0], inside[-1]))
    return found


def _words(along: str, low: int, high: int) -> str:
    span = str(low)
    if high > low:
        span = f"{low} {'or' if high - low == 1 else 'to'} {high}"
    if along == "max_depth":
        return f"depth {span}"
    one, many = ("leaf", "leaves") if along == "alpha" else ("row", "rows")
    return f"{span} {one if high == 1 else many}"


def few_rows(told: Told) -> bool:
    return told.record.settings.share == 0.1


QUESTIONS = {
    "max_depth": "At which depth is",
    "min_samples_leaf": "With how many rows in a leaf, at least, is",
    "alpha": "As α falls, with how many leaves is",
}
CLAIMS = (
    *(
        Claim(
            f"{begins} the tree right most often on the {{m}} held-out rows?",
            lambda told, along=along: asked(told, along),
        )
        for along, begins in QUESTIONS.items()
    ),
    Claim(
        "Learn from all {n} rows: the best tree tells {a} of {m} held-out rows "
        "rightly, not {b}",
        more_rows,
    ),
    # what is to be observed
    Claim(
        "one label in ten is wrong.",
        lambda told: abs(len(told.seen.changed) / told.seen.n - 0.1) < 0.01,
    ),
    Claim(
        "When does the tree begin to say those, too?",
        lambda told: 0 < told.seen.said(told.seen.last),
    ),
    Claim(
        "ten digits, and every label is true.",
        lambda told: (
            len(told.record.halves.dataset.class_names) == 10
            and not len(told.seen.changed)
        ),
    ),
    Claim("Can a tree be too deep here?", lambda told: not len(told.seen.changed)),
    Claim("the tree learns from one row in ten.", few_rows),
    Claim("How far apart do both lines come to lie?", few_rows),
    Claim(
        "a leaf needs many rows at first, and one in the end.",
        lambda told: (
            told.record.settings.along == "min_samples_leaf"
            and told.seen.value(0) >= 50
            and told.seen.value(told.seen.last) == 1
        ),
    ),
    Claim(
        "What do small leaves learn?",
        lambda told: told.record.settings.along == "min_samples_leaf",
    ),
    Claim(
        "each leaf costs α, and α falls.",
        lambda told: (
            told.record.settings.along == "alpha"
            and told.seen.value(0) > told.seen.value(told.seen.last)
        ),
    ),
    Claim(
        "Which leaves come first, and which are only had for nothing?",
        lambda told: told.record.settings.along == "alpha",
    ),
)
