"""What "Best small tree" may say of what both trees cost."""

from collections.abc import Iterator

from tests.claims import Claim, Told

from .evidence import NEAR
from .said import goes
from .small_tree_steps import (
    WHO,
    of_wrong,
    row_or_rows,
    so_deep,
    some_ask,
)
from .small_trees import ASKED


def each(told: Told, who: str) -> bool:
    seen = told.seen
    first, asked, boxes = seen.costs(who)
    mean = {"mean": asked / seen.n} if seen.least == ASKED else {}
    counted = {"boxes": boxes} if "boxes" in told.said else {}
    return (
        of_wrong(told) == (not told.said.get("mean"))
        and some_ask(told)
        and bool(counted) == bool(boxes)
        and told.reads(first=first, n=seen.n, **counted, **mean)
        and (not counted or goes(told, "boxes", "box", "box", "boxes"))
        and goes(told, "n", "rows", "row", "rows")
        and is_apart(told)
    )


def is_apart(told: Told) -> bool:
    """Tell whether no mean of the other tree could be read instead, if it differs."""
    means = [told.seen.costs(who)[1] / max(1, told.seen.n) for who in WHO]
    if not told.said.get("mean") or abs(means[0] - means[1]) < NEAR:
        return True
    return sum(told.reads(mean=mean) for mean in means) == 1


def of_each() -> Iterator[Claim]:
    rows = "of {n} {rows:row|rows}"
    for who in WHO:
        nothing = [] if who == "Greedy" else ["nothing"]
        for asked in ("in {boxes} {box:box|boxes}", *nothing):
            for tail in (
                f"gets {{first}} {rows} wrong.",
                f"leaves {{first}} {rows} where classes are mixed and asks a row "
                "{mean} questions on average.",
            ):
                said = f"{who} asks {asked} and {tail}"
                yield Claim(said, lambda told, who=who: each(told, who))
    for tail in (
        f"get {{first}} {rows} wrong.",
        f"leave {{first}} {rows} where classes are mixed and ask a row {{mean}} "
        "questions on average.",
    ):
        said = f"Both trees ask in {{boxes}} {{box:box|boxes}} and {tail}"
        yield Claim(said, lambda told: all(each(told, who) for who in WHO))


def both(told: Told) -> bool:
    """Tell whether the bet's reason has the numbers of both trees."""
    seen = told.seen
    (one, asked, _), (two, less_asked, _) = (seen.costs(who) for who in WHO)
    means = {"mean": asked / seen.n, "other": less_asked / seen.n}
    means = means if seen.least == ASKED else {}
    apart = abs(asked - less_asked) < NEAR or not means
    return (
        bool(means) == ("mean" in told.said)
        and told.reads(n=seen.n, one=one, two=two, **means)
        and (apart or told.word("mean") != told.word("other"))
        and goes(told, "n", "rows", "row", "rows")
    )


# --- which is better ----------------------------------------------------------------


def gap(told: Told, at: int) -> float:
    one, two = (told.seen.costs(who)[at] for who in WHO)
    return one - two


def as_good_if(least: str, in_words: bool):
    """Return whether greedy is as good, and this is what counts."""

    def holds(told: Told) -> bool:
        """Tell whether neither of what counts is less in the best tree."""
        seen = told.seen
        same = abs(gap(told, 0)) < NEAR and (of_wrong(told) or gap(told, 1) < NEAR)
        fits = same and seen.least == least and seen.is_in_words == in_words
        return fits and so_deep(told) and some_ask(told)

    return holds


def better(told: Told, least: str, sign: int) -> bool:
    lead = sign * gap(told, 0)
    return (
        told.seen.least == least
        and lead > NEAR
        and told.reads(k=lead)
        and told.word("rows") == row_or_rows(told, "k")
    )


def asks_less(told: Told) -> bool:
    same = abs(gap(told, 0)) < NEAR and not of_wrong(told)
    return same and gap(told, 1) > NEAR and told.reads(k=gap(told, 1))


def best_to_ask_nothing(told: Told) -> bool:
    """Tell whether no tree leaves fewer rows mixed than asking nothing does."""
    seen = told.seen
    everyone = seen.every.everyone
    least, at_first = (
        seen.every.best(everyone, seen.depth),
        seen.every.as_it_is(everyone),
    )
    is_so = at_first[0] - least[0] < NEAR and not seen.asking("The best tree")
    return is_so and not of_wrong(told) and so_deep(told)


def leaves_out(told: Told, *, wrong: bool) -> bool:
    """Tell whether rows may be left out, and count so where they are."""
    seen = told.seen
    has_gaps = any("" in seen.cells[name] for name in seen.names)
    is_so = told.step == 0 and has_gaps and seen.missing == "left_out"
    return is_so and of_wrong(told) == wrong


def fewer_boxes(told: Told) -> bool:
    one, two = (told.seen.costs(who)[2] for who in WHO)
    fits = goes(told, "a", "boxes", "box", "boxes") and told.reads(a=two, b=one)
    return fits and one != two and abs(gap(told, 0)) < NEAR
