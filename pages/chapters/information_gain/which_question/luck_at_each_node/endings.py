"""How "Luck at each node" ends: verdicts counted, gains compared, and the two trees."""

from engines.decision_trees import Tree, Verdict, decided
from engines.decision_trees.node_luck import fewest_shuffles
from pages.words.numbers import digits_apart, few, of_rows, percent
from pages.words.sentences import counted

from ..words import NOTHING, bits
from .bets import passed
from .record import Record
from .words import by_gain_named, nothing_asked


def ending(record: Record) -> list[str]:
    """Count the verdicts, and compare the two trees."""
    if not record.tests:
        return [nothing_asked(record)]
    gain, luck = record.trees
    return [
        passed(record),
        *_too_few_deals(record),
        *_undecided(record),
        *_many_and_few(record),
        *_no_least_gain(record),
        _of_a_tree(by_gain_named(record), gain),
        _of_a_tree("Stopped by luck", luck),
        *_without_a_gain(record),
        *_nothing_to_know(record),
        _by_chance(record),
    ]


def _too_few_deals(record: Record) -> list[str]:
    """Say so where no number of deals that do as well would let a question pass."""
    n, level = int(record.settings.shuffles), record.settings.level
    if all(test.is_exact for test in record.tests) or decided(n, level)[0] >= 0:
        return []
    return [
        f"Where deals are drawn, {n:,} are too few to let a question pass, even if "
        f"none gains as much: it takes at least {fewest_shuffles(level):,}."
    ]


def _undecided(record: Record) -> list[str]:
    """Say how many questions are asked without a verdict."""
    asked = record.trees[1].asked
    pairs = zip(record.tests, record.verdicts, strict=True)
    near = [test for test, verdict in pairs if verdict is Verdict.NEAR]
    n = sum(record.by_luck.numbers.get(test.node) in asked for test in near)
    if not n:
        return []
    return [
        f"The tree stopped by luck asks what is too near to tell, too: {n:,} of its "
        f"{counted(len(asked), 'question')}."
    ]


def _many_and_few(record: Record) -> list[str]:
    """Hold luck in the most rows against luck in the fewest."""
    sizes = [len(record.decision(k).node.rows) for k in range(1, record.n_tests + 1)]
    least = min(range(len(sizes)), key=sizes.__getitem__)
    if sizes[least] == sizes[0]:
        return []
    root, small = (float(record.tests[k].shuffled.mean()) for k in (0, least))
    return [
        f"Luck's best question gains {bits(root)} on average in the {sizes[0]:,}"
        f" rows of the root, and {bits(small)} in the {sizes[least]:,} of node "
        f"{least + 1}."
    ]


def _no_least_gain(record: Record) -> list[str]:
    """Say so where a gain that luck matches is larger than one that it does not."""
    pairs = [*zip(record.gains.tolist(), record.verdicts, strict=True)]
    more = [(gain, at) for at, (gain, told) in enumerate(pairs) if told is Verdict.MORE]
    luck = [
        (gain, -at) for at, (gain, told) in enumerate(pairs) if told is Verdict.LUCK
    ]
    if not more or not luck or max(luck)[0] <= min(more)[0] + NOTHING:
        return []
    (low, at), (high, other) = min(more), max(luck)
    enough = digits_apart(low, high)
    return [
        f"No least gain tells them apart: node {at + 1} gains {bits(low, enough)}, "
        f"more than luck, and node {1 - other} gains {bits(high, enough)}, no more "
        "than luck."
    ]


def _of_a_tree(name: str, tree: Tree) -> str:
    return (
        f"**{name}:** {counted(len(tree.asked), 'question')}, "
        f"{counted(len(tree.leaves), 'leaf', 'leaves')}; {of_rows(tree.n_errors)} "
        f"of its own {of_rows(tree.n_rows)} rows guessed wrongly."
    )


def _without_a_gain(record: Record) -> list[str]:
    """Say what is lost where the first question gains nothing, but pays later."""
    gain, luck = record.trees
    if record.gains[0] > NOTHING or luck.asked or gain.n_errors >= luck.n_errors:
        return []
    return [
        "The first question gains nothing, and luck always does as well. So the tree "
        "stopped by luck never asks, and misses what the questions tell together."
    ]


def _nothing_to_know(record: Record) -> list[str]:
    if not record.settings.dealt:
        return []
    n, real = len(record.decisions) - 1, record.n_real
    return [
        f"The classes were dealt out at random, and still the whole tree asks "
        f"{counted(n, 'question')}; that of the real table asks {real:,}."
    ]


def _by_chance(record: Record) -> str:
    """Say how many tests of pure luck pass."""
    n, level = record.n_tests, record.settings.level
    return (
        f"Where nothing is known, a test may be passed by luck, too: at a limit of "
        f"{percent(level)} on average no more than {few(n * level, 3)} of "
        f"{counted(n, 'test')}."
    )
