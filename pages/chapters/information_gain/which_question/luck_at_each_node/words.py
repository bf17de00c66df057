"""The sentences of the part "Luck at each node", made from its tests."""

from engines.datasets import with_answer
from engines.decision_trees import Decision, NodeLuck, Verdict, decided
from engines.decision_trees import rarest_chance as rarest
from engines.decision_trees.node_luck import DOUBT
from pages.words.numbers import few, of_rows, percent

from ..words import amount, word
from .record import DIGITS_OF_P, Record

HINT = "Bet, test node after node, then deal the classes out anew and compare."
LEVEL = "A question passes where luck's best does as well in fewer deals than this."
LEAST = "The tree on the left asks only what gains more than this; at 0 it asks on."
DEALT = "Deal the column to guess out at random first: then there is nothing to know."

MOST_ANSWERS = 2  # that are said one by one


def labels(record: Record) -> list[str]:
    """Number the tests."""
    return ["before any test", *(f"test {k}" for k in range(1, record.n_tests + 1))]


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell how the test of a node came out, and what follows from it."""
    if not record.tests:
        return [nothing_asked(record)]
    if step == 0:
        return _before(record)
    test, decision = record.tests[step - 1], record.decision(step)
    verdict, *why = _beyond(record, test, decision)
    told = [_gains(record, step), verdict, _dealt(test), *why]
    return [*told, *_follows(record, decision)]


def _before(record: Record) -> list[str]:
    first = ["**Each question is the best at its node. Is it better than luck?**"]
    if record.settings.dealt:
        first.append(
            f"The column “{word(record.table.target)}” was dealt out at random among "
            "the rows before the tree grew."
        )
    return [
        *first,
        "At each node the classes of its rows are dealt out anew, again and again, and "
        "the best of all questions is looked for in every deal.",
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


def share(p: float) -> str:
    """Write a p-value as it is written everywhere."""
    return few(p, DIGITS_OF_P)


def _dealt(test: NodeLuck) -> str:
    """Say what luck's best gains, and how often it does as well."""
    mean, most = amount(test.shuffled.mean()), amount(test.shuffled.max())
    k, n = test.n_reached, test.n_deals
    luck = f"luck's best question gains {mean} bits on average, {most} at most"
    if test.is_exact:
        return (
            f"There are {n:,} ways to deal their classes, and all are looked at: {luck}"
            f". In {k:,} of them it gains as much: exactly p = {share(test.p_value)}."
        )
    return (
        f"Dealt {n:,} times, {luck}. In {k:,} deals it gains as much: p = "
        f"{share(test.p_value)}, with a standard error of "
        f"{few(test.standard_error, 2)}."
    )


def _beyond(record: Record, test: NodeLuck, decision: Decision) -> list[str]:
    """Say the verdict, and what decided it."""
    level, told = record.settings.level, test.verdict(record.settings.level)
    limit, k = percent(level), test.n_reached
    seldom = f"would come less than once in {round(1 / DOUBT):,} times"
    if told is Verdict.NEAR:
        return [_too_near(test, level)]
    if test.is_exact:
        if told is Verdict.MORE:
            return [f"**More than luck:** p is not above the limit of {limit}."]
        luck = f"**Luck does as well:** p is above the limit of {limit}."
        return [luck, *_too_few(decision, level), *_names_rows(test, decision)]
    if told is Verdict.MORE:
        return [f"**More than luck:** if p were {limit}, so few deals {seldom}."]
    luck = f"**Luck does as well:** if p were only {limit}, so many deals {seldom}."
    return [luck, *_names_rows(test, decision)] if k else [luck]


def _too_near(test: NodeLuck, level: float) -> str:
    few_enough, many = decided(test.n_deals, level)
    ends = f"{few_enough:,} or fewer, or {many:,} or more, of {test.n_deals:,} deals"
    if few_enough < 0:
        ends = f"{many:,} or more of {test.n_deals:,} deals"
    return (
        f"**Too near the limit of {percent(level)} to tell:** it would take {ends}. "
        "The question is asked, and marked; more shuffles may tell."
    )


def _too_few(decision: Decision, level: float) -> list[str]:
    """Say so where these rows could not make any question pass."""
    counts = decision.node.class_counts
    is_whole = bool((decision.node.weights == 1).all())
    if not is_whole or rarest(counts) <= level:
        return []
    return [
        f"With so few rows it cannot be otherwise: {percent(rarest(counts))} of all "
        "deals do as well as a question that tells everything."
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


def _follows(record: Record, decision: Decision) -> list[str]:
    """Say where the trees end here."""
    number = decision.node.number
    here = record.by_luck.numbers.get(number)
    if here is None:
        return ["The tree stopped by luck ended further up."]
    said = []
    if record.trees[1].nodes[here].reason:
        said.append("Here the tree stopped by luck ends.")
    other = record.by_gain.numbers.get(number)
    if other is None or record.trees[0].nodes[other].reason:
        said.append("The tree stopped by gain does not ask here.")
    return said


def nothing_asked(record: Record) -> str:
    """Say why there is no question to test."""
    root = record.decisions[0].node
    if not root.impurity:
        return "There is nothing to find out, so nothing is asked, and nothing tested."
    return "No question separates the rows, so nothing is asked, and nothing tested."
