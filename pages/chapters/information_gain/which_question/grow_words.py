"""The sentences and formulas of the part "Grow", made from the record."""

from collections import Counter
from collections.abc import Sequence

from engines.decision_trees import Decision, PathEnding
from pages.chapters.information_gain.which_question import moves
from pages.chapters.information_gain.which_question.words import few, word
from pages.words.formulas import tex
from pages.words.sentences import counted


def machine(decisions: Sequence[Decision]) -> str:
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


def story(settings, record, step: int) -> list[str]:
    """Tell what one question did to the bag it was asked of."""
    table, first = settings.table, record.tree.nodes[0]
    if step == 0:
        n, noun = first.n_samples, table.row_noun
        lie = f"All {n} {noun}s lie" if n != 1 else f"The one {noun} lies"
        told = (
            f"**{lie} in one bag**, with "
            f"{first.impurity:.6f} bits to find out about each."
        )
        if first.reason:
            return [told, f"Nothing to ask: {first.reason.value}."]
        return [told]
    decision, missed = record.decisions[step], record.regrets[step - 1]
    node, question = decision.node, decision.question
    where = word(moves.place(record.tree, node.number))
    entry = record.book.entries[step - 1]
    told = [
        f"**Question {step}: {word(question.attribute)}?** It was asked of "
        f"{counted(node.n_samples, table.row_noun)} ({where}), which it sends to "
        f"{counted(len(decision.children), 'bag')}. It gains "
        f"{question.information_gain:.6f} bits there; with {node.n_samples} of "
        f"{first.n_samples} rows that is {entry.removed:.6f} bits of the whole."
    ]
    told.append(_regret(missed))
    closed = [child for child in decision.children if child.reason]
    told += [
        f"“{word(child.answer)}” ends here, with {word(child.prediction)}: "
        f"{child.reason.value}."
        for child in closed[:4]
    ]
    if len(closed) > 4:
        told.append(f"And {counted(len(closed) - 4, 'more bag')} end here too.")
    return told


def _regret(missed) -> str:
    if missed.bits < 1e-12:
        return "No question would have gained more here: no regret."
    return (
        f"**Regret:** {word(missed.best)} would have gained {missed.best_gain:.6f}, "
        f"{missed.bits:.6f} bits more."
    )


def ending(settings, record) -> list[str]:
    """Balance the ledger, and say what became of the tree."""
    tree, book = record.tree, record.book
    sum_of_regrets = sum(missed.weighted for missed in record.regrets)
    told = [
        f"**The ledger.** Of {book.before:.6f} bits, "
        f"{counted(len(book.entries), 'question')} removed {book.removed:.6f}; "
        f"{book.left:.6f} are left. Regret along the way: {sum_of_regrets:.6f} bits."
    ]
    if tree.open:
        told.append(f"{counted(len(tree.open), 'bag')} can still be asked.")
        return told
    mine, theirs = len(record.decisions) - 1, len(record.machine) - 1
    verdict = (
        "as many as"
        if mine == theirs
        else "more than"
        if mine > theirs
        else "fewer than"
    )
    told.append(
        f"The tree has {counted(len(tree.leaves), 'leaf', 'leaves')}, depth "
        f"{tree.depth} and {counted(mine, 'question')}, {verdict} the machine's "
        f"{theirs}. On its own table it is wrong {counted(tree.n_errors, 'time')}."
    )
    return told + _aloud(settings, record)


def _aloud(settings, record) -> list[str]:
    """Read the new row's path aloud."""
    path = record.path
    if path is None:
        return []
    steps = [f"{word(name)} is {word(answer)}" for name, answer in path.steps]
    way = "; ".join(steps) or "no question answered"
    if path.ending is PathEnding.UNSEEN_ANSWER:
        name, answer = path.unseen
        return [
            f"**The new {settings.table.row_noun}:** {way}. Then {word(name)} is "
            f"“{word(answer)}”, which no row here ever answered. The tree has no "
            f"branch for it and falls back on the commonest class so far: "
            f"**{word(path.prediction)}**."
        ]
    return [
        f"**The new {settings.table.row_noun}:** {way}. So the tree says "
        f"**{word(settings.table.target)}: {word(path.prediction)}**."
    ]


def formulas(record, step: int) -> list[tuple[str, str]]:
    """Put a question into the ledger: share times gain is what it removes."""
    book = record.book
    if step == 0:
        counts = record.tree.nodes[0].class_counts
        total = int(counts.sum())
        parts = [
            rf"\tfrac{{{n}}}{{{total}}}\log_2\tfrac{{{n}}}{{{total}}}"
            for n in counts
            if n
        ]
        inside = " - ".join(few(parts)) or "0"
        return [("What there is to find out:", rf"H = -{inside} = {tex(book.before)}")]
    entry, node = book.entries[step - 1], record.decisions[step].node
    total = record.tree.n_rows
    sums = " + ".join(few([tex(e.removed) for e in book.entries[:step]]))
    return [
        (
            "What this question removes from the whole table's uncertainty:",
            r"\frac{n}{N} \cdot \text{gain} = "
            rf"\frac{{{node.n_samples}}}{{{total}}} \cdot {tex(entry.gain)}"
            rf" = {tex(entry.removed)}",
        ),
        (
            "The books: removed so far, and left in the bags.",
            rf"\underbrace{{{sums}}}_{{\text{{removed}}}} + "
            rf"\underbrace{{{tex(record.left(step))}}}_{{\text{{left}}}} = "
            rf"{tex(book.before)}",
        ),
    ]
