"""The sentences of the part "Grow", made from the record."""

from collections import Counter
from collections.abc import Sequence

from engines.decision_trees import Decision, Node, Regret, commonest
from pages.ui.bets import Bet
from pages.words.sentences import counted, listed

from ..words import NOTHING, amount, bag, difference, reckoned, word
from .record import Record, is_machines, place

MOST_CLOSED = 4  # bags in a story
MOST_NAMED = 8  # questions of the machine's tree
SIZES = ((1, 2), (3, 5), (6, 12), (13, 30), (31, 10**6))  # of a tree, in boxes
LISTED_FIRST = "the class that is listed first"


def labels(record: Record) -> list[str]:
    """Name the steps by what was asked."""
    asked = [d.question.attribute for d in record.decisions[1:]]
    return ["all rows in one bag", *(f"{k}: {a}" for k, a in enumerate(asked, 1))]


# --- the bet ------------------------------------------------------------------------


def bet(record: Record) -> Bet | None:
    """Ask how large the machine's tree is; no tree asks as often as it has rows."""
    n, n_rows = len(record.machine) - 1, record.tree.n_rows
    sizes = [size for size in SIZES if size[0] < n_rows]
    if not n or len(sizes) < 2:
        return None
    (answer,) = (_size(*size) for size in sizes if size[0] <= n <= size[1])
    options = [_size(*size) for size in sizes]
    question = (
        "If the machine grows the whole tree, how many questions does its tree "
        "hold (boxes that ask)?"
    )
    told_at = len(record.decisions) - 1 if is_machines(record) else None
    reason = _of_the_machine(record.machine)
    return Bet(question, answer, reason, options=options, told_at=told_at)


def _size(least: int, most: int) -> str:
    if most >= SIZES[-1][1]:
        return f"more than {least - 1}"
    return f"{least} {'or' if most == least + 1 else 'to'} {most}"


def _of_the_machine(decisions: Sequence[Decision]) -> str:
    """Say what the machine's own tree looks like."""
    asked = Counter(d.question.attribute for d in decisions[1:])
    names = [
        word(name) + (f" ({times} times)" if times > 1 else "")
        for name, times in asked.items()
    ]
    leaves = 1 + sum(len(d.children) - 1 for d in decisions[1:])
    asks = counted(len(decisions) - 1, "box that asks", "boxes that ask")
    return (
        f"The machine's tree has {asks}: {listed(names, most=MOST_NAMED)}. It has "
        f"{counted(leaves, 'leaf', 'leaves')}."
    )


# --- what happened ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell what one question did to the bag it was asked of."""
    if step == 0:
        return _in_one_bag(record)
    return [
        _asked(record, step),
        _missed(record.regrets[step - 1]),
        *_closed(record, record.decisions[step]),
    ]


def _in_one_bag(record: Record) -> list[str]:
    first, noun = record.tree.nodes[0], record.settings.table.row_noun
    n = first.n_samples
    all_of_them = {1: f"The one {noun} lies", 2: f"Both {noun}s lie"}
    lie = all_of_them.get(n, f"All {n} {noun}s lie")
    bits = f"{amount(first.impurity)} bits to find out about each"
    if not first.impurity:
        bits = "nothing to find out"
    sentences = [f"**{lie} in one bag**, with {bits}."]
    if first.reason:
        sentences.append(f"Nothing to ask: {first.reason.value}.")
    return sentences


def _asked(record: Record, step: int) -> str:
    decision, table = record.decisions[step], record.settings.table
    where = word(place(record.tree, decision.node.number))
    n, total, gain, sign, removed = shared(record, step)
    about = "about " if sign == "≈" else ""
    return (
        f"**Question {step}: {word(decision.question.attribute)}?** It was asked of "
        f"{counted(n, table.row_noun)} ({where}), which it sends to "
        f"{counted(len(decision.children), 'bag')}. It gains {gain} bits there; with "
        f"{n} of {total} rows that is {about}{removed} bits of the whole."
    )


def shared(record: Record, step: int) -> tuple[int, int, str, str, str]:
    """Write what a question removes: n, N, its gain there, = or ≈, and of the whole."""
    entry, n = record.ledger.entries[step - 1], record.decisions[step].node.n_samples
    total = record.tree.n_rows
    numbers = entry.removed, entry.gain
    gain, sign, removed = reckoned(lambda bits: n / total * bits, *numbers)
    return n, total, gain, sign, removed


def _missed(missed: Regret) -> str:
    if missed.bits < NOTHING:
        return "No question would have gained more here: no regret."
    more = difference(missed.bits, missed.best_gain, missed.gain)
    return f"**Regret:** {word(missed.best)} would have gained {more} bits more."


def _closed(record: Record, decision: Decision) -> list[str]:
    """Say of each bag that is a leaf what it says, and why it is one."""
    closed = [child for child in decision.children if child.reason]
    sentences = [_ends(record, child) for child in closed[:MOST_CLOSED]]
    n_more = len(closed) - MOST_CLOSED
    if n_more > 0:
        sentences.append(
            f"And {counted(n_more, 'more bag ends', 'more bags end')} here too."
        )
    return sentences


def _ends(record: Record, leaf: Node) -> str:
    """Say what a leaf says: its class, the commonest one, or one of a tie."""
    classes, answer = record.tree.classes, word(leaf.answer)
    holds = bag(leaf.class_counts, classes)
    if len(commonest(leaf.class_counts, classes)) > 1:
        return (
            f"“{answer}” ends here, at a tie ({holds}): {leaf.reason.value}. The tree "
            f"takes {word(leaf.prediction)}, {LISTED_FIRST}."
        )
    says = word(leaf.prediction)
    if leaf.impurity:
        says = f"mostly {says} ({holds})"
    return f"“{answer}” ends here, with {says}: {leaf.reason.value}."


# --- how it ends --------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Balance the ledger, say what became of the tree, read the path aloud."""
    n_open = len(record.tree.open)
    if n_open:
        return [_ledger(record), f"{counted(n_open, 'bag')} can still be asked."]
    return [_ledger(record), _of_the_tree(record), *_aloud(record)]


def _ledger(record: Record) -> str:
    ledger, n = record.ledger, len(record.ledger.entries)
    if not n:
        return (
            f"**The ledger:** no question was asked, so all {amount(ledger.before)} "
            "bits are left."
            if ledger.before
            else "**The ledger:** there is nothing to find out, so nothing was asked."
        )
    removed, left, sign, before = reckoned(
        lambda a, b: a + b, ledger.before, ledger.removed, ledger.left
    )
    about = "about " if sign == "≈" else ""
    rest = f"{left} are left" if ledger.left > NOTHING else "nothing is left"
    regrets = sum(missed.weighted for missed in record.regrets)
    along = f"Regret along the way: {amount(regrets)} bits."
    along = along if regrets > NOTHING else "No regret along the way."
    return (
        f"**The ledger:** of {before} bits, {counted(n, 'question')} removed "
        f"{about}{removed}; {rest}. {along}"
    )


def _of_the_tree(record: Record) -> str:
    tree, mine = record.tree, len(record.decisions) - 1
    theirs = len(record.machine) - 1
    if not mine:
        size = "The tree is a single leaf, and so is the machine's."
    else:
        more = "more than" if mine > theirs else "fewer than"
        verdict = "as many as" if mine == theirs else more
        size = (
            f"The tree has {counted(len(tree.leaves), 'leaf', 'leaves')}, depth "
            f"{tree.depth} and {counted(mine, 'question')}, {verdict} the machine's "
            f"{theirs}."
        )
    wrong = {0: "never wrong", 1: "wrong once"}
    often = wrong.get(tree.n_errors, f"wrong {tree.n_errors} times")
    return f"{size} On its own table it is {often}."


def _aloud(record: Record) -> list[str]:
    """Read the new row's path aloud."""
    path, table = record.path, record.settings.table
    if path is None:
        return []
    classes, end = record.tree.classes, record.tree.nodes[path.nodes[-1]]
    steps = [f"{word(name)} is {word(answer)}" for name, answer in path.steps]
    heard = f"**The new {table.row_noun}:** " + "".join(f"{one}; " for one in steps)
    says, holds = word(path.prediction), bag(end.class_counts, classes)
    is_tie = len(commonest(end.class_counts, classes)) > 1
    if path.unseen:
        name, answer = path.unseen
        falls = f"the commonest class there: **{says}**."
        if is_tie:
            falls = f"a tie ({holds}): **{says}**, {LISTED_FIRST}."
        return [
            f"{heard}{word(name)} is “{word(answer)}”, which no row there ever "
            f"answered. The tree has no branch for it and falls back on {falls}"
        ]
    tie = f"There it is a tie ({holds}), and" if is_tie else "So"
    first = f", {LISTED_FIRST}" if is_tie else ""
    heard = heard.removesuffix("; ")
    return [f"{heard}. {tie} the tree says **{word(table.target)}: {says}**{first}."]
