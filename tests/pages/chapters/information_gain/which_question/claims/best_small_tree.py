"""What "Best small tree" may say."""

from collections.abc import Iterator
from typing import Any

from engines.datasets import DATASETS
from tests.claims import Claim, Claims, Told

from . import drawing
from .evidence import NEAR
from .notes import NOTES
from .said import goes, word
from .small_trees import ASKED, WRONG, SmallTrees, path_of

TABLES = {name: table.label for name, table in DATASETS.items()}
WHO = ("Greedy", "The best tree")
ON_A_PATH = "at most {d} {ds:question|questions} on a path"


def so_deep(told: Told) -> bool:
    is_so = told["d"] == told.seen.depth
    return is_so and goes(told, "d", "ds", "question", "questions")


def of_wrong(told: Told) -> bool:
    return told.seen.least == WRONG


def some_ask(told: Told) -> bool:
    return any(map(told.seen.asking, WHO))


# --- question by question -----------------------------------------------------------


def aims(told: Told) -> bool:
    return told.step == 0 and of_wrong(told) == told.word("aim").startswith("gets")


def step_of(told: Told, who: str) -> Any:
    boxes = told.seen.asking(who)
    return boxes[told.step - 1] if 0 < told.step <= len(boxes) else None


def asks(told: Told, who: str) -> bool:
    box = step_of(told, who)
    if box is None or told.word("name") != word(box.asks):
        return False
    size, gain = told.seen.every.size(box.bag), told.said.get("gain")
    gains = told.reads(gain=box.gain) if gain else box.gain < NEAR
    return gains and told.reads(n=size) and told.word("rows") == row_or_rows(told, "n")


def row_or_rows(told: Told, n: str) -> str:
    return "row" if told.word(n) == "1" else "rows"


def most(told: Told, who: str) -> bool:
    if not asks(told, who):
        return False
    box = step_of(told, who)
    return box.gain > told.seen.greedy_of(box.bag).gain - 1e-11


def less(told: Told) -> bool:
    if not asks(told, "The best tree"):
        return False
    box = step_of(told, "The best tree")
    greedy = told.seen.greedy_of(box.bag)
    lost = greedy.gain - box.gain
    named = told.word("other") == word(greedy.says)
    return named and lost > 1e-13 and told.reads(less=lost)


def finished(told: Told, who: str) -> bool:
    n = len(told.seen.asking(who))
    is_over = told.step > n > 0 and told["n"] == n
    return is_over and goes(told, "n", "questions", "question", "questions")


def all_rows(told: Told, holds) -> bool:
    """Tell whether something holds of both trees, in boxes with the same rows."""
    boxes = [step_of(told, who) for who in WHO]
    same = None not in boxes and boxes[0].bag == boxes[1].bag
    return same and all(holds(told, who) for who in WHO)


def of_both() -> Iterator[Claim]:
    asked = "Both trees ask “{name:*}” of {n} {rows:row|rows} and gain "
    for gains in ("{gain} bits", "nothing"):
        yield Claim(
            f"{asked}{gains} there, the most there is.",
            lambda told: all_rows(told, most),
        )
    yield Claim(
        "Both trees ask nothing.",
        lambda told: told.step > 0 and not some_ask(told),
    )


def of_steps() -> Iterator[Claim]:
    yield Claim(
        "The best tree asks nothing.",
        lambda told: told.step > 0 and not told.seen.asking("The best tree"),
    )
    for who in WHO:
        asked = f"{who} asks “{{name:*}}” of {{n}} {{rows:row|rows}} and gains "
        for gains in ("{gain} bits", "nothing"):
            said = f"{asked}{gains} there, "
            yield Claim(f"{said}the most there is.", lambda t, who=who: most(t, who))
            if who != "Greedy":
                yield Claim(f"{said}{{less}} less than “{{other:*}}” would.", less)
        yield Claim(
            f"{who} is finished after {{n}} {{questions:question|questions}}.",
            lambda t, who=who: finished(t, who),
        )


# --- what each costs ----------------------------------------------------------------


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


# --- where greedy loses -------------------------------------------------------------


def to_nothing(told: Told) -> bool:
    return told.seen.worst[1] is None


def to_a_better(told: Told) -> bool:
    if told.seen.worst[1] is None:
        return False
    box, other = told.seen.worst[:2]
    lost = box.gain - other.gain
    said = told.said.get("less")
    is_less = told.reads(less=lost) and lost > 1e-13 if said else lost < 1e-11
    return is_less and told.word("other") == word(other.says)


def compared(told: Told, what: str) -> bool:
    seen = told.seen
    if not seen.losses or seen.worst[1] is None:
        return False
    box, _, one, two, _ = seen.worst
    below = seen.depth - box.depth - 1
    if below != told["below"] if "below" in told.said else below:
        return False
    if below and not goes(told, "below", "more", "question", "questions"):
        return False
    first = abs(one[0] - two[0]) > NEAR
    kind = "wrong" if of_wrong(told) else "mixed" if first else "asked"
    at = 1 if kind == "asked" else 0
    return kind == what and told.reads(a=one[at], b=two[at])


def of_losses() -> Iterator[Claim]:
    for at in ("at the first box", "where {at:*}"):
        for most in ("", " most"):
            where = f"Greedy loses{most} {at} ({{n}} rows)."
            is_so = most_there if most else alone_there
            yield Claim(where, is_so)
    gains = "There “{name:*}” gains most, {gain} bits, but "
    yield Claim(f"{gains}it is better to ask nothing.", gains_to(to_nothing))
    for less_by in ("{less} less", "as much"):
        yield Claim(
            f"{gains}“{{other:*}}” ({less_by}) is the better start.",
            gains_to(to_a_better),
        )
    ends = {
        "wrong": "leave {a} and {b} rows wrong.",
        "mixed": "leave {a} and {b} rows mixed.",
        "asked": "come to {a} and {b} questions, counted over all rows there.",
    }
    for start in ("They ", "With {below} more {more:question|questions} below, they "):
        for what, end in ends.items():
            if start == "They " and what == "asked":
                continue  # with nothing below, questions cost the same
            yield Claim(start + end, lambda told, what=what: compared(told, what))


def loses_there(told: Told) -> bool:
    seen = told.seen
    if not seen.losses:
        return False
    box = seen.worst[0]
    is_there = told.said.get("at", "") == path_of(box)
    return is_there and told.reads(n=seen.every.size(box.bag))


def alone_there(told: Told) -> bool:
    return len(told.seen.losses) == 1 and loses_there(told)


def most_there(told: Told) -> bool:
    return len(told.seen.losses) > 1 and loses_there(told)


def gains_to(so):
    """Return whether what is asked where greedy loses first is told, and is so."""

    def holds(told: Told) -> bool:
        """Tell whether the box asks this and gains so much."""
        if not told.seen.losses:
            return False
        box = told.seen.worst[0]
        gains = told.word("name") == word(box.asks) and told.reads(gain=box.gain)
        return gains and so(told)

    return holds


def several(told: Told) -> bool:
    return len(told.seen.losses) == told["n"] > 1


def in_all(told: Told) -> bool:
    lost = sum(loss for *_, loss in told.seen.losses)
    reads = told.reads(k=lost, most=told.seen.worst[-1])
    return several(told) and of_wrong(told) and reads


def the_same(told: Told) -> bool:
    return some_ask(told) and told.seen.parting is None


def part_there(told: Told) -> bool:
    seen = told.seen
    if seen.losses or not seen.parting:
        return False
    said = [f"“{word(box.asks)}”" if box.asks else "nothing" for box in seen.parting]
    is_there = told.said.get("at", "") == path_of(seen.parting[0])
    return is_there and [told.word("one"), told.word("two")] == said


# --- the end ------------------------------------------------------------------------


def no_question(told: Told) -> bool:
    seen = told.seen
    useful = seen.questions(seen.every.everyone) if seen.n else []
    return bool(seen.in_bits.entropy) and not useful


def sure(told: Told) -> bool:
    words = ("gets", "wrong") if of_wrong(told) else ("leaves", "mixed")
    says = (told.word("does"), told.word("how")) == words
    is_so = told.reads(high=told.seen.costs("The best tree")[0])
    return told.seen.is_too_large and is_so and says


def too_deep(told: Told) -> bool:
    asked = told["w"] == told.seen.wished > told.seen.depth
    noun = goes(told, "w", "ws", "question", "questions")
    return asked and noun and so_deep(told)


def remedied(told: Told) -> bool:
    """Tell whether trees so deep are what is seen now, and are searched to the end."""
    is_whole = told.after.found.depth == told.after.settings.at_most == told["d"]
    return told.seen.is_too_large and so_deep(told) and is_whole


STORY = (
    Claim(
        f"Two trees, {ON_A_PATH}: greedy takes the largest gain at every box and never "
        "looks further.",
        lambda told: told.step == 0 and so_deep(told),
    ),
    Claim(
        "The best tree is, of all trees so deep, the one that {aim:gets the fewest "
        "rows wrong|leaves the fewest rows where classes are mixed, then asks the "
        "least}.",
        aims,
    ),
    Claim(
        "Too large: a search to {w} {ws:question|questions} on a path would keep you "
        f"waiting, so both trees have {ON_A_PATH}.",
        too_deep,
    ),
    Claim(f"Take {ON_A_PATH}", remedied),
    Claim(
        f"Too large for {{w}} {{ws:question|questions}}: both trees have {ON_A_PATH}.",
        too_deep,
    ),
    Claim(
        "Rows that a question leaves out stay at its box: they are guessed there as "
        "most of its rows are, rightly or wrongly.",
        lambda told: leaves_out(told, wrong=True),
    ),
    Claim(
        "Rows that a question leaves out stay at its box: they count as left where "
        "classes are mixed.",
        lambda told: leaves_out(told, wrong=False),
    ),
    Claim(
        "Of deeper trees this is sure: the best {does:gets|leaves} no more than {high} "
        "rows {how:wrong|mixed}.",
        sure,
    ),
)
ENDS = (
    Claim(
        "There is nothing to find out, so neither tree asks anything.",
        lambda told: told.seen.in_bits.entropy == 0,
    ),
    Claim(
        "No question tells the rows apart, so neither tree asks anything.", no_question
    ),
    *(
        Claim(
            f"The best tree {says}",
            lambda told, least=least, sign=sign: better(told, least, sign),
        )
        for says, least, sign in (
            ("gets {k} {rows:row|rows} fewer wrong.", WRONG, 1),
            ("leaves {k} {rows:row|rows} fewer mixed.", ASKED, 1),
            (
                "leaves {k} {rows:row|rows} more mixed, parts counted, and makes up "
                "for it in questions.",
                ASKED,
                -1,
            ),
        )
    ),
    Claim(
        "Both leave as many rows mixed, and the best tree asks {k} questions fewer, "
        "counted over all rows.",
        asks_less,
    ),
    Claim(
        f"No tree of {ON_A_PATH} leaves fewer rows mixed than there are before any "
        "question: so it is best to ask nothing.",
        best_to_ask_nothing,
    ),
    *(
        Claim(
            f"Greedy is as good here: no tree of {ON_A_PATH} {end}{parts}.",
            as_good_if(least, bool(parts)),
        )
        for parts in ("", " if numbers are asked in words or parts, as they are here")
        for least, end in (
            (WRONG, "gets fewer rows wrong"),
            (ASKED, "leaves fewer rows mixed, or as few with fewer questions"),
        )
    ),
    Claim("The best tree needs {a} {boxes:box|boxes} for that, not {b}.", fewer_boxes),
    Claim("Both ask the same, box by box.", the_same),
    *(
        Claim(
            f"They part {at}: greedy asks {{one:*}} there and the best tree {{two:*}}, "
            "which costs greedy nothing here.",
            part_there,
        )
        for at in ("at the first box", "where {at:*}")
    ),
    Claim(
        "It loses something at {n} boxes, {k} rows in all: {most} of them there.",
        in_all,
    ),
    Claim(
        "It loses something at {n} boxes in all.",
        lambda told: several(told) and not of_wrong(told),
    ),
    Claim(
        "Both are judged by the {n} {rows:row|rows} they grew from: for new rows that "
        "is no promise (see “Too many questions”).",
        lambda told: (
            told["n"] == told.seen.n and goes(told, "n", "rows", "row", "rows")
        ),
    ),
)
BET = (
    Claim(f"Both trees have {ON_A_PATH}.", so_deep),
    Claim("How many rows fewer does the best one get wrong?", of_wrong),
    Claim("What is the best one better at?", lambda told: not of_wrong(told)),
    Claim(
        "Of {n} {rows:row|rows}, greedy gets {one} wrong and the best tree {two}.", both
    ),
    Claim(
        "Of {n} {rows:row|rows}, greedy leaves {one} mixed and asks {mean} questions a "
        "row; the best tree leaves {two} and asks {other}.",
        both,
    ),
)


def in_four(told: Told) -> bool:
    n = {"four": 4, "three": 3}[told.word("n")]
    return n == told.seen.depth and not of_wrong(told)


def gains_most(told: Told) -> bool:
    greedy = told.seen.greedy_of(told.seen.every.everyone)
    return greedy.name.capitalize() == told.word("name") and not of_wrong(told)


def nothing_alone(told: Told) -> bool:
    return all(told.seen.in_bits.bits(name) < NEAR for name in told.seen.names)


def tell_together(told: Told) -> bool:
    """Tell whether so many classes are changed, and two columns tell them all."""
    seen, first = told.seen, DATASETS["fourteen_days"].rows
    changed = sum(
        one[-1] != two[-1] for one, two in zip(seen.table.rows, first, strict=True)
    )
    names = told.word("one"), "Wind"
    said = {*zip(*(seen.cells[name] for name in names), seen.label, strict=True)}
    alone = max(map(seen.in_bits.bits, names))
    together = len({pair[:2] for pair in said}) == len(said)
    return (
        {"six": 6, "seven": 7}[told.word("n")] == changed and together and alone < 0.05
    )


OBSERVE = (
    Claim(
        "the same days, and {n:two|three} questions on a path at most.",
        lambda told: (
            told.seen.noun == "day"
            and told.seen.depth == {"two": 2, "three": 3}[told.word("n")]
        ),
    ),
    Claim(
        "Greedy never looks further than one question: does it pay for that here?",
        lambda told: told.seen.depth == 2 and of_wrong(told),
    ),
    Claim(
        "{rows} members, and {n:two|three} questions on a path at most.",
        lambda told: (
            told["rows"] == told.seen.n
            and told.seen.depth == {"two": 2, "three": 3}[told.word("n")]
        ),
    ),
    Claim(
        "Follow the two trees question by question: do they part, and is one of them "
        "wrong less often?",
        of_wrong,
    ),
    Claim(
        "{n:three|four} questions on a path at most, and you want to ask as little as "
        "you can.",
        in_four,
    ),
    Claim(
        "{name:Legs|Milk} gain most: compare the two trees from the first box down.",
        gains_most,
    ),
    Claim(
        "{n:six|seven} days have another answer now: {one:Humidity|Outlook} and Wind "
        "tell it together, and next to nothing alone.",
        tell_together,
    ),
    Claim(
        "What does each of the trees ask first?",
        lambda told: all(map(told.seen.asking, WHO)),
    ),
    Claim("neither switch gains anything alone.", nothing_alone),
    Claim(
        "With {n:two|three} questions on a path the best tree asks one all the same: "
        "is greedy any worse here, and what is left of both trees if only one question "
        "is allowed?",
        lambda told: (
            told.seen.depth == {"two": 2, "three": 3}[told.word("n")]
            and nothing_alone(told)
            and bool(told.seen.asking("The best tree"))
        ),
    ),
)
_ANOTHER_CLASS = tuple(  # of contact lenses
    (row, 4, name)
    for name, rows in (
        ("none", (5,)),
        ("hard", (1, 9, 10, 12, 16, 18, 20, 21, 22)),
        ("soft", (2, 3, 7, 15, 23)),
    )
    for row in rows
)
BEST_SMALL_TREE = Claims(
    (
        *STORY,
        *of_both(),
        *of_steps(),
        *of_each(),
        *ENDS,
        *of_losses(),
        *BET,
        *OBSERVE,
        *NOTES,
    ),
    evidence=SmallTrees,
    answers=lambda seen: seen.right,
    settings=drawing.best_small_tree,
    also=(
        {  # parts left mixed that weigh less than the questions they would take
            "table": TABLES["eight_days"],
            "cells": ((1, 0, ""), (4, 1, "")),
            "gaps": "Shared out",
            "at_most": 3,
            "aim": "Questions a row",
        },
        {  # the best tree asks alone what gains nothing
            "table": TABLES["contact_lenses"],
            "cells": _ANOTHER_CLASS,
            "gaps": "Shared out",
            "at_most": 5,
            "aim": "Questions a row",
        },
    ),
)
