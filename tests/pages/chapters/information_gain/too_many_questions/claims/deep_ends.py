"""What "How deep?" says at the end, asks, and offers."""

from tests.claims import Claim, Told

from .drawn import MEASURES, close, measured, so_many, unit

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


def of_the_best(told: Told) -> bool:
    """Tell whether numbers of the best are said of the smallest tree of them."""
    seen, which = told.seen, told.said.get("which", "the best")
    if len(seen.best) == 1:
        return which == "the best"
    first, along = seen.best[0], told.record.settings.along
    n = seen.n_leaves(first)
    names = {
        "max_depth": f"depth {seen.value(first):g}, the smallest of the best",
        "min_samples_leaf": f"leaf size {seen.value(first):g}, the largest of the best",
        "alpha": f"the tree of {n:,} {'leaf' if n == 1 else 'leaves'}, the smallest of "
        "the best",
    }
    return which.removesuffix(",") == names[along]


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
    return whole(told) and told["f"] == fewer > 0 and of_the_best(told)


def is_luck(told: Told) -> bool:
    seen = told.seen
    gap, error = seen.gap(seen.best[0], seen.last)
    how = "within" if gap <= 2 * error else "more than"
    as_said = (
        "within" if told["f"] <= 2 * told["e"] else "more than"
    )  # no contradiction
    right = told["f"] == round(gap * seen.m) > 0 and told.word("how") == how == as_said
    return right and close(told.said["e"], error * seen.m)


def changed_in_the_end(told: Told) -> bool:
    seen, k = told.seen, len(told.seen.changed)
    said = (told["k"], told.word("a")) == (k, so_many(seen.said(seen.last), k))
    right = said and told.word("b") == so_many(seen.said(seen.best[0]), k)
    return k > 1 and right and of_the_best(told)


def only_one_changed(told: Told) -> bool:
    seen, k = told.seen, len(told.seen.changed)
    says = [told.word(name) == "says" for name in "ab"]
    right = says == [seen.said(place) for place in (seen.last, seen.best[0])]
    return k == 1 and right and of_the_best(told)


WHOLE = (
    "The whole tree, with {l} {u:leaf|leaves}, tells {a} of {n} learned rows rightly,"
)
BEST = [f"{{r}} of {{m}}, {share}." for share in MEASURES]
SEVERAL = {
    "max_depth": "depths {list:*}",
    "min_samples_leaf": "leaf sizes {list:*}",
    "alpha": "the trees of {list:*} leaves",
}
CLAIMS = (
    Claim("There is no question to ask: the root is all there is.", root_only),
    *(
        Claim(f"Held out, {name} {{v}} is best: {best}", one_best(along))
        for along, name in NAMES.items()
        for best in BEST
    ),
    *(
        Claim(f"Held out, {named} are best: {best}", several_best(along))
        for along, named in SEVERAL.items()
        for best in BEST
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
        f"{WHOLE} but {{f}} fewer held out than {{which:*}}.",
        lost,
    ),
    Claim(
        "Were they equally right, luck would make it 0 ± {e}: {f} is "
        "{how:within|more than} two standard errors.",
        is_luck,
    ),
    Claim(
        "Of the {k} changed labels, the whole tree says {a:*} as changed; {which:*} "
        "says {b:*}.",
        changed_in_the_end,
    ),
    Claim(
        "The only changed label the whole tree {a:says|does not say} as changed; "
        "{which:*} {b:says|does not say} as changed.",
        only_one_changed,
    ),
)
