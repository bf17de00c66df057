"""What "How deep?" says at the end, asks, and offers."""

from tests.claims import Claim, Told

from .deep_seen import Seen
from .drawn import close, measured, unit

NAMES = {"max_depth": "depth", "min_samples_leaf": "leaf size", "alpha": "α ="}


def root_only(told: Told) -> bool:
    return len(told.seen) == 1 == told.seen.n_leaves(0)


def one_best(along: str):
    def holds(told: Told) -> bool:
        seen = told.seen
        if len(seen.best) > 1 or told.record.settings.along != along:
            return False
        return close(told.said["v"], seen.value(seen.best[0])) and right_there(told)

    return holds


def right_there(told: Told) -> bool:
    """Tell whether {r} of {m} held-out rows are right at the best place."""
    seen, best = told.seen, told.seen.best[0]
    held = seen.counts(best)[1]
    right = (told["r"], told["m"]) == (held, seen.m)
    return right and measured(told, held / seen.m, seen.error(best))


def several_best(along: str):
    def holds(told: Told) -> bool:
        seen = told.seen
        if len(seen.best) < 2 or told.record.settings.along != along:
            return False
        of = seen.n_leaves if along == "alpha" else seen.value
        named = told.word("list").replace(",", "").replace(" and", "").split()
        values = [f"{of(place):g}" for place in seen.best]
        if "more" in named:
            n, named = int(named[-2]), named[:-2]
            return named == values[:5] and len(values) == 5 + n and right_there(told)
        return named == values and right_there(told)

    return holds


def near(told: Told, along: str) -> bool:
    seen, best = told.seen, told.seen.best[0]
    least = seen.counts(best)[1] / seen.m - seen.error(best)
    place = next(k for k in range(len(seen)) if seen.counts(k)[1] / seen.m >= least)
    right = told.record.settings.along == along and place < best
    right = right and close(told.said["v"], seen.value(place))
    n, held = seen.n_leaves(place), seen.counts(place)[1]
    right = right and told["l"] == n and unit(told, "u", n, "leaf", "leaves")
    return right and (told["r"], told["m"]) == (held, seen.m)


def whole(told: Told) -> bool:
    """Tell whether the whole tree's leaves and learned rows are as said."""
    seen = told.seen
    n = seen.n_leaves(seen.last)
    right = told["l"] == n and unit(told, "u", n, "leaf", "leaves")
    return right and (told["a"], told["n"]) == (seen.counts(seen.last)[0], seen.n)


def nothing_lost(told: Told) -> bool:
    return whole(told) and told.seen.last in told.seen.best


def lost(told: Told) -> bool:
    seen, best = told.seen, told.seen.best[0]
    fewer = seen.counts(best)[1] - seen.counts(seen.last)[1]
    gap, error = seen.gap(best, seen.last)
    how = "within" if gap <= 2 * error else "more than"
    right = whole(told) and fewer > 0 and told["f"] == fewer
    return right and measured(told, gap, error) and told.word("how") == how


def changed_in_the_end(told: Told) -> bool:
    seen, k = told.seen, len(told.seen.changed)
    right = (told["k"], told["a"]) == (k, seen.said(seen.last))
    right = right and told["b"] == seen.said(seen.best[0])
    return k > 0 and right and unit(told, "u", k, "label")


def asked(told: Told, along: str) -> bool:
    seen = told.seen
    mine = told.record.settings.along == along
    return mine and told["m"] == seen.m and unit(told, "u", seen.m, "row")


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
    found = set()
    for best in seen.best:
        ends = GROUPS[along]
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
WHOLE = (
    "The whole tree, with {l} {u:leaf|leaves}, tells {a} of {n} learned rows rightly,"
)
BEST = "{r} of {m}, {p} ± {e}."
SEVERAL = {
    "max_depth": "depths {list:*}",
    "min_samples_leaf": "leaf sizes {list:*}",
    "alpha": "the trees of {list:*} leaves",
}
CLAIMS = (
    Claim("There is no question to ask: the root is all there is.", root_only),
    *(
        Claim(f"Held out, {name} {{v}} is best: {BEST}", one_best(along))
        for along, name in NAMES.items()
    ),
    *(
        Claim(f"Held out, {named} are best: {BEST}", several_best(along))
        for along, named in SEVERAL.items()
    ),
    *(
        Claim(
            f"Within a standard error of that is already {name} {{v}}, with {{l}} "
            "{u:leaf|leaves}: {r} of {m}.",
            lambda told, along=along: near(told, along),
        )
        for along, name in NAMES.items()
    ),
    Claim(
        f"{WHOLE} and held out it is as right as any: here nothing is lost by asking "
        "on.",
        nothing_lost,
    ),
    Claim(
        f"{WHOLE} but {{f}} fewer held out than the best: {{p}} ± {{e}}, "
        "{how:within|more than} two standard errors.",
        lost,
    ),
    Claim(
        "Of the {k} changed {u:label|labels}, the whole tree says {a} as changed, and "
        "the best {b}.",
        changed_in_the_end,
    ),
    *(
        Claim(
            f"{begins} the tree right on most of the {{m}} held-out {{u:row|rows}}?",
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
