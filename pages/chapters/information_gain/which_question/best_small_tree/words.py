"""The sentences of the part "Best small tree", made from the record."""

import numpy as np

from engines.datasets import MISSING, with_answer
from engines.decision_trees import LEFT_OUT, Decision, Tree
from pages.ui.bets import Bet
from pages.words.numbers import of_rows
from pages.words.sentences import counted

from ..words import NOTHING, amount, word
from ..words import SYMBOLS as OF_ALL_PARTS
from .depths import on_a_path, too_large
from .record import BEST, GREEDY, Record, asks

HINT = (
    "Bet on how much better the best tree is, step down both, then allow one question "
    "more on a path."
)
NEAR = 1e-6
NONE = "none: greedy is as good"
FEWER = (("1 row", 0, 1), ("2 or 3 rows", 1, 3), ("4 rows or more", 3, 1e9))
FEWER_PARTS = (  # where rows are shared out in parts
    ("up to 1 row", 0, 1),
    ("more than 1, up to 3", 1, 3),
    ("more than 3", 3, 1e9),
)
AS_GOOD, SETTLES = "greedy is as good", "the best tree leaves fewer rows mixed"
ASKS_LESS = "as many are left mixed, and the best tree asks less"
LEAST_HELP = (
    "What the best tree has least of on its own rows: wrong guesses, or rows "
    "left where classes are mixed and then questions a row."
)
SYMBOLS = (
    ("greedy", "the tree that asks the question of the largest gain at every box"),
    (
        "best small tree",
        "of all trees with no more questions on a path, the one that has least of what "
        "you choose",
    ),
    ("path", "the questions from the first box to where a row ends"),
    ("wrong", "rows that are not of the class that is guessed where they end"),
    ("mixed", "rows that end in a bag with several classes"),
    ("questions a row", "how many questions a row is asked, on average over all rows"),
    ("bits", "what gain is counted in: one is what a yes/no question tells at most"),
    *(pair for pair in OF_ALL_PARTS if pair[0] in ("gain", "≤ t, > t", "box")),
)
DEPTH_HELP = "How many questions may lead to a leaf, at most, in both trees."


def labels(record: Record) -> list[str]:
    """Number the questions."""
    return ["before any question", *(f"question {k}" for k in range(1, record.n_steps))]


# --- the bet ------------------------------------------------------------------------


def bet(record: Record) -> Bet | None:
    """Ask how much the best tree is better, where there is anything to ask."""
    if not record.trees[GREEDY].asked:
        return None
    depth = on_a_path(record.found.depth)
    if record.is_of_wrong:
        question = (
            f"Both trees have {depth}. How many rows fewer does the best one get wrong?"
        )
        return _bet(record, question, *_by_how_many(record))
    if record.settings.missing == "shared":
        return None  # parts of rows are weighed against questions: no clear answer
    question = f"Both trees have {depth}. What is the best one better at?"
    options = (AS_GOOD, SETTLES, ASKS_LESS)
    return _bet(record, question, _better_at(record), options)


def _bet(record: Record, question: str, answer: str, options) -> Bet:
    told = {"options": tuple(options), "told_at": record.n_steps - 1}
    return Bet(question, answer, reason(record), **told)


def _by_how_many(record: Record) -> tuple[str, list[str]]:
    """Return the answer, and the options that could be: no tree beats what is there."""
    root = record.trees[GREEDY].nodes[0]
    most = root.n_samples - float(root.class_counts.max())
    steps = FEWER_PARTS if record.settings.missing == "shared" else FEWER
    options = [NONE, *(says for says, low, _ in steps if low < most)]
    fewer = float(record.wrong[0] - record.wrong[1])
    if fewer <= NEAR:
        return NONE, options
    return next(says for says, _, high in steps if fewer <= high + NEAR), options


def _better_at(record: Record) -> str:
    greedy, best = record.costs
    if greedy.unsettled - best.unsettled > NEAR:
        return SETTLES
    return ASKS_LESS if greedy.asked - best.asked > NEAR else AS_GOOD


def reason(record: Record) -> str:
    """Say what each tree costs."""
    n = counted(record.n_rows, "row")
    greedy, best = record.costs
    if record.is_of_wrong:
        wrong = compared(greedy.wrong, best.wrong)
        return f"Of {n}, greedy gets {wrong[0]} wrong and the best tree {wrong[1]}."
    one, two = apart(record)
    mixed = compared(greedy.unsettled, best.unsettled)
    return (
        f"Of {n}, greedy leaves {mixed[0]} mixed and asks {one} questions a row; the "
        f"best tree leaves {mixed[1]} and asks {two}."
    )


def compared(*rows: float) -> list[str]:
    """Write rows and parts of rows: what is not the same does not look the same."""
    texts = [of_rows(one) for one in rows]
    if len({*texts}) == len({round(one, 6) for one in rows}):
        return texts
    return [f"{round(one, 6):,.9g}" for one in rows]


def apart(record: Record) -> list[str]:
    """Write questions a row with two decimals, or as many as tell the trees apart."""
    n = len({round(float(mean), 9) for mean in record.asked})
    written = ([f"{m:.{digits}f}" for m in record.asked] for digits in range(2, 10))
    return next(texts for texts in written if len({*texts}) >= n)


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell each tree's question of this step."""
    if step == 0:
        return _begin(record)
    greedy, best = record.growths[GREEDY], record.growths[BEST]
    if _are_alike(record, step):
        return [f"**Both trees** {_did(greedy, step, both=True)}{_done(greedy, step)}"]
    said = [f"**Greedy** {_did(greedy, step)}{_done(greedy, step)}"]
    return [*said, f"**The best tree** {_did(best, step)}{_less(best, step)}"]


def _are_alike(record: Record, step: int) -> bool:
    """Tell whether both trees do the same at this step, to the same rows."""
    both = record.growths.values()
    if all(len(growth) == 1 for growth in both):
        return True
    if any(step >= len(growth) for growth in both):
        return False
    one, two = (growth[step] for growth in both)
    return asks(one) == asks(two) and np.array_equal(one.node.rows, two.node.rows)


def _begin(record: Record) -> list[str]:
    aim = "gets the fewest rows wrong"
    if not record.is_of_wrong:
        aim = "leaves the fewest rows where classes are mixed, then asks the least"
    depth = on_a_path(record.found.depth)
    says = (
        f"**Two trees, {depth}:** greedy takes the largest gain at every box and never "
        "looks further. The best tree is, of all trees so deep, the one that "
        f"{aim}."
    )
    return [says, *too_large(record), *_left_out(record)]


def _left_out(record: Record) -> list[str]:
    """Say what becomes of rows that a question leaves out."""
    table = record.settings.table
    has_gaps = any(MISSING in table.column(name) for name in table.attributes)
    if record.settings.missing != LEFT_OUT or not has_gaps:
        return []
    counts = "count as left where classes are mixed"
    if record.is_of_wrong:
        counts = "are guessed there as most of its rows are, rightly or wrongly"
    return [f"Rows that a question leaves out stay at its box: they {counts}."]


def _did(growth: tuple[Decision, ...], step: int, both: bool = False) -> str:
    """Say what a tree does at a step, or what both of them do."""
    if len(growth) == 1:
        return "ask nothing" if both else "asks nothing"
    if step >= len(growth):
        return f"is finished after {counted(len(growth) - 1, 'question')}"
    decision = growth[step]
    n, gain = decision.node.n_samples, decision.question.information_gain
    rows, ask, gains = "row" if n == 1 else "rows", "asks", "gains"
    if both:
        ask, gains = "ask", "gain"
    bits = f"{amount(gain)} bits" if gain > NOTHING else "nothing"
    asked = f"“{word(asks(decision))}” of {of_rows(n)} {rows}"
    return f"{ask} {asked} and {gains} {bits} there"


def _done(growth: tuple[Decision, ...], step: int) -> str:
    return "." if step >= len(growth) else ", the most there is."


def _less(growth: tuple[Decision, ...], step: int) -> str:
    """Say by how much the best tree's question gains less than the greedy one would."""
    if step >= len(growth):
        return "."
    decision = growth[step]
    greedy = decision.ranking.question(decision.ranking.best)
    less = greedy.information_gain - decision.question.information_gain
    if less < NOTHING:
        return ", the most there is."
    name = word(greedy_name(greedy))
    return f", {amount(less)} less than “{name}” would."


def greedy_name(question) -> str:
    """Return a question as it is asked: a column, and where it is cut."""
    at = question.threshold
    first = f" {question.answers[0]}" if at is not None else ""
    return f"{question.attribute}{first}"


def place(tree: Tree, number: int) -> str:
    """Say how a node is reached: Outlook = Sunny, Humidity ≤ 77.5."""
    steps, node = [], tree.nodes[number]
    while node.parent is not None:
        asked = tree.asked[node.parent].question.attribute
        steps.append(with_answer(asked, node.answer))
        node = tree.nodes[node.parent]
    return ", ".join(reversed(steps))
