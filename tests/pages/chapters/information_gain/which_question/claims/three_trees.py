"""What "Three trees" may say."""

from collections.abc import Callable, Iterator

from tests.claims import Claim, Claims, Told

from . import drawing
from .evidence import NEAR
from .notes import NOTES
from .rank_story import has_silent
from .said import goes, listed, some_of, word
from .trees import C45, ID3, YES_NO, Tree, Trees
from .trees_chosen import CHOSEN, OBSERVE
from .weighed import rows_said

TREES = (ID3, C45, YES_NO)
LEAVES = "{0} has {{{1}}} {{{1}s:leaf|leaves}}"
QUESTIONS = "{questions:question|questions}"


# --- question by question -----------------------------------------------------------


def begins(told: Told) -> bool:
    seen = told.seen
    n = {"two": 2, "three": 3}[told.word("n")]
    return told.step == 0 and n == len(seen.trees)


def begins_with_three(told: Told) -> bool:
    return told.step == 0 and YES_NO in told.seen.trees


def alike(seen: Trees) -> bool:
    """Tell whether no question has two answers, and there is something to find out."""
    return not seen.all.useful and seen.in_bits.entropy > 0


def asks(told: Told, tree: Tree) -> bool:
    if not 0 < told.step <= len(tree.asked):
        return False
    name, bag = tree.asked[told.step - 1]
    n = sum(bag.weights.values())
    gains = told.reads(gain=bag.bits(name)) and told.said["n"] == rows_said(n)
    named = told.word("name") == word(name)
    return gains and named and goes(told, "n", "rows", "row", "rows")


def finished(told: Told, tree: Tree) -> bool:
    n = len(tree.asked)
    is_over = told.step > n > 0 and told.reads(n=n)
    return is_over and goes(told, "n", "questions", "question", "questions")


# --- how they compare ---------------------------------------------------------------


def grown(told: Told, tree: Tree) -> bool:
    """Tell whether these are the tree's numbers, and no other tree's mean."""
    numbers = {"leaves": len(tree.leaves), "depth": tree.depth, "mean": tree.mean}
    others = told.seen.trees.values()
    apart = [one.mean for one in others if abs(one.mean - tree.mean) > NEAR]
    return (
        told.reads(n=len(tree.asked), **numbers)
        and not any(told.reads(mean=mean) for mean in apart)
        and goes(told, "n", "questions", "question", "questions")
        and goes(told, "leaves", "leaf", "leaf", "leaves")
    )


def of_a_tree(name: str) -> Iterator[Claim]:
    """Yield what may be said of one tree."""

    def find(told: Told) -> Tree | None:
        return told.seen.trees.get(name)

    def about(so: Callable) -> Callable:
        return lambda told: find(told) is not None and so(told, find(told))

    yield Claim(
        f"{name} asks “{{name:*}}” of {{n}} {{rows:row|rows}} and gains {{gain}} bits "
        "there.",
        about(asks),
    )
    yield Claim(f"{name} is finished after {{n}} {QUESTIONS}.", about(finished))
    yield Claim(
        f"{name} has nothing to ask.",
        about(lambda told, tree: told.step > 0 and not tree.asked),
    )
    counts = about(lambda told, tree: (tree.errors, tree.n))
    for said, so in some_of("row", "is", "are", counts):
        said = said.replace("Not one", "none")
        if said[0] in "n{":  # a leaf's commonest class is right
            yield Claim(
                f"{name}: {{n}} {QUESTIONS}, {{leaves}} {{leaf:leaf|leaves}}, depth "
                "{depth}; a row is asked {mean} questions on average, "
                f"and {said} guessed wrongly.",
                about(lambda told, tree, so=so: grown(told, tree) and so(told)),
            )


def some_asks(told: Told) -> bool:
    return any(tree.asked for tree in told.seen.trees.values())


def all_find(told: Told) -> bool:
    seen = told.seen
    every = {2: "Both", 3: "All"}[len(seen.trees)]
    return some_asks(told) and told.word("every") == every


def remove(told: Told) -> bool:
    seen = told.seen
    bits = seen.trees[ID3].removed
    why = ": the table tells no more" if seen.settings.missing == "answer" else ""
    if bits > seen.in_bits.entropy - NEAR:
        why = ": there is no more to find out"
    is_so = bits > NEAR and told.reads(bits=bits) and not seen.differ("removed")
    return all_find(told) and is_so and told.word("why") == why


def remove_nothing(told: Told) -> bool:
    seen = told.seen
    tells = seen.settings.missing == "answer"
    why = told.word("why") == (": the table tells nothing" if tells else "")
    return all_find(told) and max(t.removed for t in seen.trees.values()) < NEAR and why


def remove_apart(told: Told) -> bool:
    """Tell whether these are the bits of the trees, one after the other."""
    trees = [*told.seen.trees.values()]
    places = dict(zip("abc", trees, strict=False))
    so = told.reads(**{at: tree.removed for at, tree in places.items()})
    return some_asks(told) and told.seen.differ("removed") and so


def have_leaves(told: Told) -> bool:
    """Tell whether each tree has as many leaves as are said."""
    n = [len(tree.leaves) for tree in told.seen.trees.values()]
    places = "abc"[: len(n)]
    return len(told.said) == 2 * len(n) and all(
        told.reads(**{place: count})
        and goes(told, place, f"{place}s", "leaf", "leaves")
        and goes(told, place, f"{place}s", "leaf", "leaves")
        for place, count in zip(places, n, strict=True)
    )


def equal_leaves(told: Told) -> bool:
    n = {len(tree.leaves) for tree in told.seen.trees.values()}
    return some_asks(told) and len(n) == 1 and told.reads(n=n.pop())


def fewest_leaves(told: Told) -> bool:
    n = {name: len(tree.leaves) for name, tree in told.seen.trees.items()}
    least = [name for name in n if n[name] == min(n.values())]
    is_so = told.reads(n=min(n.values())) and len(least) < len(n)
    return is_so and told.word("names") == listed(least)


def fewest_asked(told: Told) -> bool:
    means = {name: tree.mean for name, tree in told.seen.trees.items()}
    least = [name for name in means if means[name] < min(means.values()) + NEAR]
    return told.seen.differ("mean") and told.word("names") == listed(least)


STORY = (
    Claim(
        "One table, {n:two|three} ways to ask: ID3 takes the largest gain and makes a "
        "bag for every answer; C4.5 divides the gain by the bits the answers cost "
        "(among questions of at least average gain).",
        begins,
    ),
    Claim(
        "The third may only ask yes or no, as scikit-learn's trees do.",
        lambda told: begins_with_three(told) and not told.seen.has_three_sides,
    ),
    Claim(
        "The third asks yes or no; a missing number is an answer, too.",
        lambda told: begins_with_three(told) and told.seen.has_three_sides,
    ),
)
EACH = tuple(one for name in TREES for one in of_a_tree(name))
ENDS = (
    Claim(
        "There is nothing to find out, so no tree asks anything.",
        lambda told: told.seen.in_bits.entropy == 0,
    ),
    Claim(
        "All rows give the same answers, so no tree can ask anything.",
        lambda told: alike(told.seen) and not has_silent(told.seen),
    ),
    Claim(
        "Those that answer a question all answer it alike, so no tree can ask "
        "anything.",
        lambda told: alike(told.seen) and has_silent(told.seen),
    ),
    Claim(
        "{every:All|Both} of them remove {bits} bits"
        "{why:: there is no more to find out|: the table tells no more|}.",
        remove,
    ),
    Claim(
        "{every:All|Both} of them remove nothing{why:: the table tells nothing|}.",
        remove_nothing,
    ),
    Claim(
        "They remove {a}, {b} and {c} bits, in this order.",
        lambda told: len(told.seen.trees) == 3 and remove_apart(told),
    ),
    Claim(
        "They remove {a} and {b} bits, in this order.",
        lambda told: len(told.seen.trees) == 2 and remove_apart(told),
    ),
    Claim("They have equally many leaves: {n}.", equal_leaves),
    Claim("Fewest leaves: {names:*}, with {n}.", fewest_leaves),
    Claim(
        "A row is asked equally many questions in each of them.",
        lambda told: some_asks(told) and not told.seen.differ("mean"),
    ),
    Claim("Fewest questions for a row, on average: {names:*}.", fewest_asked),
    Claim(
        "In yes/no questions this table would have more than {n} columns, one for "
        "nearly every answer; that tree is left out.",
        lambda told: told["n"] == 120 < told.seen.n_yes_no,
    ),
)
BET = (
    Claim("Grown to the end, which tree has the fewest leaves?", some_asks),
    *(
        Claim("; ".join(map(LEAVES.format, names, "abc")) + ".", have_leaves)
        for names in (TREES, TREES[:2])
    ),
)
THREE_TREES = Claims(
    (*STORY, *EACH, *CHOSEN, *ENDS, *BET, *OBSERVE, *NOTES),
    evidence=Trees,
    answers=lambda seen: seen.fewest,
    settings=drawing.three_trees,
)
