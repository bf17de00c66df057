"""How "Grow" ends: the ledger, what became of the tree, what the rule did."""

from engines.decision_trees import commonest
from pages.words.sentences import counted

from ..words import NOTHING, amount, bag, reckoned, word
from . import stopping
from .aloud import aloud
from .record import Record
from .words import LISTED_FIRST


def ending(record: Record) -> list[str]:
    """Balance the ledger, say what became of the tree, read the path aloud."""
    n_open = len(record.tree.open)
    if n_open:
        return [_ledger(record), f"{counted(n_open, 'bag')} can still be asked."]
    stopped = stopping.ended(record)
    return [_ledger(record), _of_the_tree(record), *stopped, *aloud(record)]


def _ledger(record: Record) -> str:
    ledger, n = record.ledger, len(record.ledger.entries)
    if not n:
        return (
            f"**The ledger:** no question was asked, so all {amount(ledger.before)} "
            "bits are left."
            if ledger.before
            else "**The ledger:** there is nothing to find out, so nothing was asked."
        )
    numbers = [ledger.removed, ledger.left]
    numbers += [ledger.aside] if ledger.aside > NOTHING else []
    removed, left, *aside, sign, before = reckoned(
        lambda *bits: sum(bits), ledger.before, *numbers
    )
    aside = [f"{bits} stayed with rows that gave no answer; " for bits in aside]
    about = "about " if sign == "≈" else ""
    rest = f"{left} are left" if ledger.left > NOTHING else "nothing is left"
    regrets = sum(missed.weighted for missed in record.regrets)
    along = f"Regret along the way: {amount(regrets)} bits."
    along = along if regrets > NOTHING else "No regret along the way."
    return (
        f"**The ledger:** of {before} bits, {counted(n, 'question')} removed "
        f"{about}{removed}; {''.join(aside)}{rest}. {along}"
    )


def _tie(record: Record) -> str:
    """Say what a single leaf says where it is a tie."""
    leaf, classes = record.tree.nodes[0], record.tree.classes
    if len(commonest(leaf.class_counts, classes)) < 2:
        return ""
    holds = bag(leaf.class_counts, classes)
    return f" There it is a tie ({holds}): {word(leaf.prediction)}, {LISTED_FIRST}."


def _of_the_tree(record: Record) -> str:
    tree, mine = record.tree, len(record.decisions) - 1
    theirs = len(record.machine) - 1
    if not mine:
        size = f"The tree is a single leaf, and so is the machine's.{_tie(record)}"
    else:
        more = "more than" if mine > theirs else "fewer than"
        verdict = "as many as" if mine == theirs else more
        size = (
            f"The tree has {counted(len(tree.leaves), 'leaf', 'leaves')}, depth "
            f"{tree.depth} and {counted(mine, 'question')}, {verdict} the machine's "
            f"{theirs}."
        )
    n = len(record.judged.learned) - record.judged.n_learned_right[-1]
    often = {0: "never wrong", 1: "wrong once"}.get(n, f"wrong {n} times")
    own = "the rows it learned" if len(record.judged.held) else "its own table"
    return f"{size} On {own} it is {often}."
