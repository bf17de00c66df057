"""The sentences of the part "Grow", made from the record."""

from collections import Counter
from collections.abc import Sequence

from engines.decision_trees import Decision, PathEnding, Regret
from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..words import word
from .record import Record, place

MOST_CLOSED = 4  # bags in a story
NO_REGRET = 1e-12  # bits


def labels(record: Record) -> list[str]:
    """Name the steps by what was asked."""
    asked = [d.question.attribute for d in record.decisions[1:]]
    return ["all rows in one bag", *(f"{k}: {a}" for k, a in enumerate(asked, 1))]


def bet(record: Record) -> Bet | None:
    """Ask how many questions the machine's tree has."""
    n = len(record.machine) - 1
    if n < 2:
        return None
    first = max(1, n - 1 - (len(record.settings.table.rows) + n) % 3)
    options = [str(first + at) for at in range(4)]
    question = (
        "If the machine grows the whole tree, how many questions does its tree "
        "hold (boxes that ask)?"
    )
    return Bet(question, str(n), _of_the_machine(record.machine), options=options)


def _of_the_machine(decisions: Sequence[Decision]) -> str:
    """Say what the machine's own tree looks like."""
    asked = Counter(d.question.attribute for d in decisions[1:])
    names = ", ".join(
        word(name) + (f" ({times} times)" if times > 1 else "")
        for name, times in asked.items()
    )
    leaves = 1 + sum(len(d.children) - 1 for d in decisions[1:])
    return (
        f"The machine's tree has {counted(len(decisions) - 1, 'box', 'boxes')} that "
        f"ask and {counted(leaves, 'leaf', 'leaves')}: {names}."
    )


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell what one question did to the bag it was asked of."""
    if step == 0:
        return _in_one_bag(record)
    return [
        _asked(record, step),
        _missed(record.regrets[step - 1]),
        *_closed(record.decisions[step]),
    ]


def _in_one_bag(record: Record) -> list[str]:
    first, noun = record.tree.nodes[0], record.settings.table.row_noun
    n = first.n_samples
    lie = f"All {n} {noun}s lie" if n != 1 else f"The one {noun} lies"
    bits = f"{first.impurity:.6f} bits to find out about each"
    sentences = [f"**{lie} in one bag**, with {bits}."]
    if first.reason:
        sentences.append(f"Nothing to ask: {first.reason.value}.")
    return sentences


def _asked(record: Record, step: int) -> str:
    decision, table = record.decisions[step], record.settings.table
    node, question = decision.node, decision.question
    where = word(place(record.tree, node.number))
    removed = record.ledger.entries[step - 1].removed
    return (
        f"**Question {step}: {word(question.attribute)}?** It was asked of "
        f"{counted(node.n_samples, table.row_noun)} ({where}), which it sends to "
        f"{counted(len(decision.children), 'bag')}. It gains "
        f"{question.information_gain:.6f} bits there; with {node.n_samples} of "
        f"{record.tree.n_rows} rows that is {removed:.6f} bits of the whole."
    )


def _missed(missed: Regret) -> str:
    if missed.bits < NO_REGRET:
        return "No question would have gained more here: no regret."
    return (
        f"**Regret:** {word(missed.best)} would have gained {missed.best_gain:.6f}, "
        f"{missed.bits:.6f} bits more."
    )


def _closed(decision: Decision) -> list[str]:
    """Say of each bag that is a leaf what it says, and why it is one."""
    closed = [child for child in decision.children if child.reason]
    sentences = [
        f"“{word(child.answer)}” ends here, with {word(child.prediction)}: "
        f"{child.reason.value}."
        for child in closed[:MOST_CLOSED]
    ]
    if len(closed) > MOST_CLOSED:
        more = counted(len(closed) - MOST_CLOSED, "more bag")
        sentences.append(f"And {more} end here too.")
    return sentences


# --- how it ends --------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Balance the ledger, say what became of the tree, read the path aloud."""
    n_open = len(record.tree.open)
    if n_open:
        return [_ledger(record), f"{counted(n_open, 'bag')} can still be asked."]
    return [_ledger(record), _of_the_tree(record), *_aloud(record)]


def _ledger(record: Record) -> str:
    ledger, regrets = record.ledger, sum(missed.weighted for missed in record.regrets)
    return (
        f"**The ledger.** Of {ledger.before:.6f} bits, "
        f"{counted(len(ledger.entries), 'question')} removed {ledger.removed:.6f}; "
        f"{ledger.left:.6f} are left. Regret along the way: {regrets:.6f} bits."
    )


def _of_the_tree(record: Record) -> str:
    tree, mine = record.tree, len(record.decisions) - 1
    theirs = len(record.machine) - 1
    more = "more than" if mine > theirs else "fewer than"
    verdict = "as many as" if mine == theirs else more
    return (
        f"The tree has {counted(len(tree.leaves), 'leaf', 'leaves')}, depth "
        f"{tree.depth} and {counted(mine, 'question')}, {verdict} the machine's "
        f"{theirs}. On its own table it is wrong {counted(tree.n_errors, 'time')}."
    )


def _aloud(record: Record) -> list[str]:
    """Read the new row's path aloud."""
    path, table = record.path, record.settings.table
    if path is None:
        return []
    steps = [f"{word(name)} is {word(answer)}" for name, answer in path.steps]
    way = "; ".join(steps) or "no question answered"
    if path.ending is PathEnding.UNSEEN_ANSWER:
        name, answer = path.unseen
        return [
            f"**The new {table.row_noun}:** {way}. Then {word(name)} is "
            f"“{word(answer)}”, which no row here ever answered. The tree has no "
            f"branch for it and falls back on the commonest class so far: "
            f"**{word(path.prediction)}**."
        ]
    return [
        f"**The new {table.row_noun}:** {way}. So the tree says "
        f"**{word(table.target)}: {word(path.prediction)}**."
    ]
