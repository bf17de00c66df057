"""What "Best small tree" may say."""

from tests.claims import Claim, Claims, Told

from . import drawing
from .notes import NOTES
from .said import goes
from .small_tree_costs import (
    as_good_if,
    asks_less,
    best_to_ask_nothing,
    better,
    both,
    fewer_boxes,
    leaves_out,
    of_each,
)
from .small_tree_losses import in_all, of_losses, part_there, several, the_same
from .small_tree_presets import OBSERVE
from .small_tree_steps import (
    ON_A_PATH,
    TABLES,
    aims,
    of_both,
    of_steps,
    of_wrong,
    so_deep,
)
from .small_trees import ASKED, WRONG, SmallTrees


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
