"""What "Many trees" tells at its end: what the average gains, and what draws change."""

import re
from statistics import fmean

from tests.claims import Claim, Told

from .told import RIGHT, right_on, so_many

ALONE = "The average of all {b} trees is "
MORE = "The average is right on {g} {rows:row|rows} {way:more|fewer} than "
LUCK = "were they equally right, two standard errors of luck would be "
GAPS = (
    f"{MORE}the middle one; {LUCK}{{e}}: ",
    f"{MORE}each of the {{k}} in the middle; {LUCK}at most {{e}}: ",
)
FEW_WAYS = re.compile(r"(\d+) about (.+?)(?:, | and (?=\d)|$)")
NAMED = 4


def one_by_one(told: Told) -> bool:
    seen = told.seen
    low, high = min(seen.counts), max(seen.counts)
    if "hi" in told.said:
        least = f"{low:,}" if low else "none"
        said = told.word("lo"), told["hi"], told.word("mid")
        alone = said == (least, high, so_many(seen.middle, seen.m)) and low < high
    else:
        alone = told.word("lo") == so_many(low, seen.m) and low == high
    return alone and told["b"] == seen.n_trees and right_on(told, seen.average)


def gap_is(told: Told, is_luck: bool) -> bool:
    seen = told.seen
    gap, n_middle = seen.average - seen.middle, len(seen.in_the_middle)
    way, word = ("more", "better") if gap > 0 else ("fewer", "worse")
    right = (told.word("way"), told.word("word")) == (way, word)
    is_one = (told.word("rows") == "row") == (abs(gap) == 1)
    told_so = told["g"] == abs(gap) > 0 and told.reads(e=seen.luck)
    told_so = told_so and n_middle == (told["k"] if "k" in told.said else 1)
    return right and is_one and told_so and (abs(gap) <= seen.luck) == is_luck


def disagree(told: Told) -> bool:
    seen = told.seen
    n_parted = seen.m - sum(seen.agreed)
    alone = fmean(seen.right_where(one, agreed=False) for one in seen.told)
    average = seen.right_where(seen.averaged(seen.n_trees), agreed=False)
    says = told["d"], told.word("y")
    return says == (n_parted, so_many(average, n_parted)) and (
        told.reads(x=alone) and n_parted > 1
    )


def disagree_on_one(told: Told) -> bool:
    """Tell whether the only row that is quarrelled about is told as it went."""
    seen = told.seen
    on_one = [seen.right_where(one, agreed=False) for one in seen.told]
    average = seen.right_where(seen.averaged(seen.n_trees), agreed=False)
    n, some = seen.n_trees, told.said.get("some", "no tree is")
    wanted = f"{sum(on_one)} of the {n} trees are" if sum(on_one) else "no tree is"
    right = {"right": 1, "wrong": 0}[told.word("which")] == average
    return right and some == wanted and seen.m - sum(seen.agreed) == 1


def agree(told: Told) -> bool:
    seen = told.seen
    n_same = sum(seen.agreed)
    n_wrong = n_same - seen.right_where(seen.told[0], agreed=True)
    if told.said.get("s", "1") != f"{n_same:,}" or n_same in (0, seen.m):
        return False
    if "w" in told.said:
        return told["w"] == n_wrong and 0 < n_wrong < n_same
    return n_wrong == {"right": 0, "wrong": n_same}[told.word("which")]


def all_alike(told: Told) -> bool:
    return all(told.seen.agreed)


def listed(told: Told) -> bool:
    """Tell whether the list of features is that of the counts, the commonest first."""
    about = told.seen.about
    pairs = [(int(n), name) for n, name in FEW_WAYS.findall(told.word("about"))]
    named = [pair for pair in pairs if pair[1] in about]
    rest = [pair for pair in pairs if pair[1] not in about]
    ordered = sorted(about.values(), reverse=True)
    n_named = NAMED + 1 if len(about) == NAMED + 1 else NAMED
    right = [n for n, _ in named] == ordered[:n_named]
    right = right and all(about[name] == n for n, name in named)
    more = len(about) - n_named
    if more <= 0:
        return right and not rest
    rest_is = rest == [(sum(ordered[NAMED:]), f"{more} other features")]
    return right and rest_is and more > 1


def silent(told: Told) -> bool:
    """Tell whether it is said what the others do, where some do not ask."""
    n = told.seen.n_trees - len(told.seen.firsts)
    said = told["s"] if "s" in told.said else "one" in told.said
    return said == n


def questions(told: Told) -> bool:
    seen = told.seen
    n_asking = told["a"] if "a" in told.said else seen.n_trees
    is_all = len(seen.firsts) == seen.n_trees
    right = n_asking == len(seen.firsts) and told["b"] == seen.n_trees
    right = right and ("a" not in told.said) == is_all
    right = right and told["t"] == len({*seen.firsts}) > 1
    return right and listed(told) and silent(told)


def same_question(told: Told) -> bool:
    seen = told.seen
    n_asking = told["a"] if "a" in told.said else seen.n_trees
    right = (n_asking, told["b"]) == (len(seen.firsts), seen.n_trees)
    is_one = len({*seen.firsts}) == 1 and {*seen.about} == {told.word("name")}
    return right and is_one and n_asking > 1 and silent(told)


def few_ask(told: Told) -> bool:
    n_asking = {"Not one": 0, "Only one": 1}[told.word("some")]
    return told["b"] == told.seen.n_trees and n_asking == len(told.seen.firsts)


def left_out(told: Told) -> bool:
    n = told.seen.n
    expected = 100 * (1 - 1 / n) ** n
    return told["n"] == n and told.reads(p=100 * told.seen.left_out, q=expected)


def out_of_bag(told: Told) -> bool:
    right, judged = told.seen.bag
    halves = told.record.halves
    changed = sum(a != b for a, b in zip(halves.y, halves.true_y, strict=True))
    said = told["c"] if "c" in told.said else 0
    is_one = told.said.get("are", "are") == ("is" if changed == 1 else "are")
    numbers = told["n"] == judged and told.reads(p=100 * right / judged)
    never = (told["u"] if "u" in told.said else "it" in told.said) + judged
    numbers = numbers and never == told.seen.n
    return numbers and said == changed and (is_one or not changed)


BAG = (
    "Out of bag, where each row is told by those trees alone that did not draw it, "
    "{p}% of {n} rows are told rightly, by the labels learned from"
)
CHANGED = ("", ", of which {c} {are:is|are} changed")
NEVER = (
    "",
    "; the other {u} rows every tree drew, so that none can judge them",
    "; the other row every tree drew, so that none can judge {it:it}",
)
SILENT = ("; the other {s} ask nothing", "; the other {one:one} asks nothing")
CLAIMS = (
    *(
        Claim(f"{ALONE}{one}; one by one they are right {alone}.", one_by_one)
        for one in RIGHT
        for alone in ("on {lo:*} to {hi}, the middle one on {mid:*}", "on {lo:*}")
    ),
    Claim(
        "The average is right as often as the middle one.",
        lambda told: told.seen.average == told.seen.middle,
    ),
    *(
        Claim(
            f"{gap}too little to call it {{word:better|worse}}.",
            lambda told: gap_is(told, is_luck=True),
        )
        for gap in GAPS
    ),
    *(
        Claim(
            f"{gap}it is {{word:better|worse}}.",
            lambda told: gap_is(told, is_luck=False),
        )
        for gap in GAPS
    ),
    Claim(
        "That is worse than every single one of them.",
        lambda told: told.seen.average < min(told.seen.counts),
    ),
    Claim(
        "On every held-out row all trees say the same, so the average does too.",
        all_alike,
    ),
    Claim(
        "The trees disagree on {d} held-out rows: there a tree is right on {x} on "
        "average, and the average of them on {y:*}.",
        disagree,
    ),
    Claim(
        "The trees disagree on 1 held-out row: there {some:*} right, and the average "
        "is {which:right|wrong}.",
        disagree_on_one,
    ),
    Claim("On the other {s} they agree, and are {which:right|wrong}.", agree),
    Claim("On the other one they agree, and are {which:right|wrong}.", agree),
    Claim("On the other {s} they agree, and are wrong on {w}.", agree),
    *(
        Claim(f"{who} {what}{more}.", holds)
        for what, holds in (
            ("trees ask {t} different first questions: {about:*}", questions),
            ("trees ask the same question first, about {name:*}", same_question),
        )
        for who, more in (
            ("All {b}", ""),
            ("{a} of the {b}", SILENT[0]),
            ("{a} of the {b}", SILENT[1]),
        )
    ),
    Claim("{some:Not one|Only one} of the {b} trees asks anything.", few_ask),
    Claim(
        "On average a tree left out {p}% of the rows; (1 − 1/{n}) to the power of {n} "
        "is {q}%.",
        left_out,
    ),
    *(
        Claim(f"{BAG}{changed}{never}.", out_of_bag)
        for changed in CHANGED
        for never in NEVER
    ),
)
