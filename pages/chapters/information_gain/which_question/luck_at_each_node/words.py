"""The sentences of the part "Luck at each node", made from its tests."""

from engines.datasets import with_answer
from engines.decision_trees import Decision, NodeLuck, Verdict, decided
from engines.decision_trees import rarest_chance as rarest
from engines.decision_trees.node_luck import DOUBT, fewest_shuffles
from pages.words.numbers import digits_apart, few, of_rows, percent

from ..luck.words import share
from ..words import amount, bits, word
from .record import Record

HINT = "Bet, test node after node, then deal the column to guess anew, and compare."
LEVEL = "A question passes where luck's best does as well in fewer deals than this."
LEAST = "The tree on the left asks only what gains more than this; at 0 it asks on."
DEALT = "Deal the column to guess out at random first: then there is nothing to know."

MOST_ANSWERS = 2  # that are said one by one


def labels(record: Record) -> list[str]:
    """Number the tests."""
    return ["before any test", *(f"test {k}" for k in range(1, record.n_tests + 1))]


def by_gain_named(record: Record) -> str:
    """Name the tree on the left: without a least gain nothing stops it."""
    return "Stopped by gain" if record.settings.least else "The whole tree"


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell how the test of a node came out, and what follows from it."""
    if not record.tests:
        return [nothing_asked(record)]
    if step == 0:
        return _before(record)
    test, decision = record.tests[step - 1], record.decision(step)
    judged = " ".join([_verdict(record, test), *_follows(record, test)])
    dealt = " ".join([_dealt(test), *_decides(record, test)])
    return [_gains(record, step), judged, dealt, *_why(record, test, decision)]


def _before(record: Record) -> list[str]:
    first = ["**Each question is the best at its node. Is it better than luck?**"]
    if record.settings.dealt:
        first.append(
            f"The column “{word(record.table.target)}” was dealt out at random among "
            "the rows before the tree grew."
        )
    return [
        *first,
        f"At each node “{word(record.table.target)}” is dealt out anew among its rows, "
        "again and again, and the best of all questions is looked for in every deal.",
    ]


def place(record: Record, decision: Decision) -> str:
    """Say how a node is reached."""
    nodes = {0: record.decisions[0].node}
    asked = {}
    for one in record.decisions[1:]:
        asked[one.node.number] = one.question.attribute
        nodes |= {child.number: child for child in one.children}
    node, steps = decision.node, []
    while node.parent is not None:
        steps.append(word(with_answer(asked[node.parent], node.answer)))
        node = nodes[node.parent]
    if len(steps) > MOST_ANSWERS:
        return f"after {len(steps)} answers, the last {steps[0]}"
    return ", ".join(reversed(steps)) or "the root"


def _gains(record: Record, step: int) -> str:
    decision, test = record.decision(step), record.tests[step - 1]
    rows = of_rows(decision.node.n_samples)
    return (
        f"**Node {step}: {place(record, decision)}.** In its {rows} rows the best "
        f"question, “{word(test.attribute)}”, gains {amount(test.gain)} bits."
    )


def _verdict(record: Record, test: NodeLuck) -> str:
    level = record.settings.level
    told, limit = test.verdict(level), percent(level)
    if told is Verdict.NEAR:
        return f"**Too near the limit of {limit} to tell:** more shuffles may."
    if not test.is_exact:
        is_more = told is Verdict.MORE
        said = "More than luck" if is_more else "Luck does as well"
        return f"**{said}**, at the limit of {limit}."
    if told is Verdict.MORE:
        return f"**More than luck:** p is not above the limit of {limit}."
    return f"**Luck does as well:** p is above the limit of {limit}."


def _dealt(test: NodeLuck) -> str:
    """Say what luck's best gains, and how often it does as well."""
    k, n, most = test.n_reached, test.n_deals, float(test.shuffled.max())
    enough = digits_apart(test.gain, most)
    luck = (
        f"luck's best question gains {bits(float(test.shuffled.mean()))} on average, "
        f"{few(most, enough)} at most"
    )
    if test.is_exact:
        return (
            f"There are {n:,} ways to deal their classes, and all are looked at: {luck}"
            f", and as much in {k:,} of them: exactly "
            f"p\u00a0=\u00a0{share(test.p_value)}."
        )
    error = share(test.standard_error, 2)
    return (
        f"Dealt {n:,} times, {luck}, and as much in {k:,} deals: "
        f"p\u00a0=\u00a0{share(test.p_value)} ± {error}."
    )


def _decides(record: Record, test: NodeLuck) -> list[str]:
    """Say how seldom so few or so many deals are, or how many it would take."""
    level = record.settings.level
    told, limit = test.verdict(level), percent(level)
    seldom = f"would come less than once in {round(1 / DOUBT):,} times"
    if told is Verdict.NEAR:
        return [_it_takes(test, level)]
    if test.is_exact or not test.n_reached and told is Verdict.LUCK:
        return []
    if told is Verdict.MORE:
        return [f"If p were {limit}, so few {seldom}."]
    return [f"If p were only {limit}, so many {seldom}."]


def _it_takes(test: NodeLuck, level: float) -> str:
    """Say how many deals it takes to tell."""
    n = test.n_deals
    few_enough, many = decided(n, level)
    if few_enough >= 0:
        return (
            f"Of {n:,} deals, {few_enough:,} or fewer would mean more than luck, and "
            f"{many:,} or more that luck does as well."
        )
    return (
        f"Of {n:,} deals, {many:,} or more would mean that luck does as well. More "
        f"than luck takes at least {fewest_shuffles(level):,} deals, even if none "
        "gains as much."
    )


def _why(record: Record, test: NodeLuck, decision: Decision) -> list[str]:
    """Say why luck does as well, where there is a reason."""
    level = record.settings.level
    if test.verdict(level) is not Verdict.LUCK:
        return []
    too_few = _too_few(decision, level) if test.is_exact else []
    return [*too_few, *_names_rows(test, decision)]


def _too_few(decision: Decision, level: float) -> list[str]:
    """Say so where these rows could not make any question pass."""
    counts = decision.node.class_counts
    is_whole = bool((decision.node.weights == 1).all())
    if not is_whole or rarest(counts) <= level:
        return []
    return [
        "With so few rows it cannot be otherwise: even a question that tells "
        f"everything would do no better than p = {share(rarest(counts))}."
    ]


def _names_rows(test: NodeLuck, decision: Decision) -> list[str]:
    """Say so where a question has another answer in every row."""
    ranking, n = decision.ranking, len(decision.node.rows)
    names = [q.attribute for q in ranking.questions if len(q.answers) == n]
    if not names or n < 3 or test.n_reached < test.n_deals:
        return []
    return [
        f"“{word(names[0])}” has another answer in each of these rows, so it gains all "
        "there is in every deal: leave such a question out before you ask for luck."
    ]


def _follows(record: Record, test: NodeLuck) -> list[str]:
    """Say what becomes of the trees here."""
    here = record.by_luck.numbers.get(test.node)
    if here is None:
        return ["The tree stopped by luck ended further up."]
    said = []
    if record.trees[1].nodes[here].reason:
        said.append("Here the tree stopped by luck ends.")
    elif test.verdict(record.settings.level) is Verdict.NEAR:
        said.append("The tree stopped by luck asks it, and marks it.")
    other = record.by_gain.numbers.get(test.node)
    if other is None or record.trees[0].nodes[other].reason:
        said.append("The tree stopped by gain does not ask here.")
    return said


def nothing_asked(record: Record) -> str:
    """Say why there is no question to test."""
    root = record.decisions[0].node
    if not root.impurity:
        return "There is nothing to find out, so nothing is asked, and nothing tested."
    return "No question separates the rows, so nothing is asked, and nothing tested."
