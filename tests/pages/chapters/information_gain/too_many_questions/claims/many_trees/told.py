"""What "Many trees" tells of a tree, of the average so far, and of its bet."""

from tests.claims import Claim, Told

from .own import Own

NO_BETTER = "no better than the middle one of them"
BETWEEN = "better than the middle one, but worse than the best"
THE_BEST = "at least as well as the best one of them"
RIGHT = (
    "right on {r} of the {m} held-out rows",
    "right on {all:all|none of the} {m} held-out rows",
)
ONCE = "each of the {n} rows once"
SOME = "{u} of the {n} rows, some of them more than once"
SAME = "{u} of the {n} rows, {alone:and no other}"


def so_many(count: int, total: int) -> str:
    """Write a count of some rows as it should stand: none and all in words."""
    words = {0: "none", total: "both" if total == 2 else f"all {total:,}"}
    return words.get(count, f"{count:,}")


def answers(seen: Own) -> set[str]:
    average, best = seen.average, max(seen.counts)
    return {
        *([NO_BETTER] if average <= seen.middle else []),
        *([BETWEEN] if seen.middle < average < best else []),
        *([THE_BEST] if average >= best else []),
    }


def right_on(told: Told, count: int) -> bool:
    """Tell whether a count of held-out rows is told, in words where there are some."""
    m = told.seen.m
    if told["m"] != m:
        return False
    if "all" in told.said:
        return count == {"all": m, "none of the": 0}[told.word("all")]
    return told["r"] == count and 0 < count < m


def tree(told: Told):
    return told.seen.trees[told.step - 1]


def asks(told: Told) -> bool:
    right = told.seen.is_asked(tree(told), told.word("q"))
    return right and told["k"] == told.step


def asks_nothing(told: Told) -> bool:
    return tree(told).features[0] < 0 and told["k"] == told.step


def drew(told: Told) -> bool:
    seen, at = told.seen, told.step - 1
    n_drawn = len({*seen.drawn[at]})
    said = told["u"] if "u" in told.said else seen.n
    right = (said, told["n"]) == (n_drawn, seen.n)
    return (
        right
        and ("u" in told.said) == (n_drawn < seen.n)
        and ("alone" in told.said) == (n_drawn == 1)
        and right_on(told, seen.counts[at])
    )


def alike(told: Told) -> bool:
    seen, k = told.seen, told.step
    whole, names = seen.record.whole, seen.record.halves.dataset.attributes
    feature = whole.features[0]
    n_alike = sum(one.features[0] == feature for one in seen.trees[:k])
    right = feature >= 0 and told.word("name") == names[feature]
    if "c" in told.said:
        is_one = (n_alike == 1) == (told.word("verb") == "begins")
        return right and is_one and (told["c"], told["k"]) == (n_alike, k)
    some = {"none": 0, "all": k}[told.word("some")] if "k" in told.said else 2
    return right and n_alike == some and told.said.get("k", "2") == str(k)


def averaged(told: Told) -> bool:
    return told["k"] == told.step and right_on(told, told.seen.average_count(told.step))


def draws_begin(told: Told) -> bool:
    return (told["n"], told["b"]) == (told.seen.n, told.seen.n_trees)


def asked(told: Told) -> bool:
    return (told["b"], told["m"]) == (told.seen.n_trees, told.seen.m)


def reason(told: Told) -> bool:
    seen = told.seen
    middle, best = (so_many(n, seen.m) for n in (seen.middle, max(seen.counts)))
    said = told.word("mid"), told.word("best")
    return said == (middle, best) and right_on(told, seen.average)


CLAIMS = (
    Claim(
        "The tree of all {n} rows asks “{q:*}” first.",
        lambda told: (
            told["n"] == told.seen.n
            and told.seen.is_asked(told.record.whole, told.word("q"))
        ),
    ),
    Claim(
        "The tree of all {n} rows asks nothing.",
        lambda told: told["n"] == told.seen.n and told.record.whole.features[0] < 0,
    ),
    *(
        Claim(f"It is {one}.", lambda told: right_on(told, told.seen.whole_count))
        for one in RIGHT
    ),
    Claim(
        "Now draw {n} of these rows with replacement and grow a tree from what was "
        "drawn, {b} times.",
        draws_begin,
    ),
    Claim("Tree {k} asks “{q:*}” first.", asks),
    Claim("Tree {k} asks nothing.", asks_nothing),
    *(
        Claim(f"It drew {rows}, and is {one}.", drew)
        for rows in (ONCE, SOME, SAME)
        for one in RIGHT
        # A tree of one row says one class, and rows of two are held out.
        if (rows, one) != (SAME, RIGHT[1])
    ),
    Claim(
        "So far {c} of the {k} trees {verb:begins|begin} with {name:*}, as the tree of "
        "all rows does.",
        alike,
    ),
    Claim(
        "So far {some:all} {k} trees begin with {name:*}, as the tree of all rows "
        "does.",
        alike,
    ),
    Claim(
        "So far {some:none} of the {k} trees begins with {name:*}, as the tree of all "
        "rows does.",
        alike,
    ),
    Claim(
        "So far both trees begin with {name:*}, as the tree of all rows does.", alike
    ),
    *(Claim(f"The average of these {{k}} trees is {one}.", averaged) for one in RIGHT),
    Claim(
        "{b} trees, each of its own draw, and their average: how will the average do "
        "on the {m} held-out rows?",
        asked,
    ),
    *(
        Claim(
            f"The average is {one}; the middle one of the trees is right on {{mid:*}}, "
            "the best on {best:*}.",
            reason,
        )
        for one in RIGHT
    ),
    Claim(
        "The middle one is as good as the best: both answers are right.",
        lambda told: len(answers(told.seen)) == 2,
    ),
)
