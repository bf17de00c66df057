"""What is counted of the two trees at a step, as LaTeX."""

from engines.decision_trees import Tree, tree_after, tree_costs
from pages.words.formulas import tex

from ..words import abridged
from .record import Record

WRONG_SO_FAR = "wrong guesses so far: of each last box its rows less the commonest's."
ASKED_SO_FAR = "questions a row so far: of each box that asks its share of all rows."


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Add up wrong guesses or questions over the boxes of each tree."""
    says, adds = (
        (WRONG_SO_FAR, _wrong) if record.is_of_wrong else (ASKED_SO_FAR, _asked)
    )
    greedy, best = (
        adds(tree_after(growth, min(step, len(growth) - 1)))
        for growth in record.growths.values()
    )
    if greedy == best:
        return [(f"Both trees: {says}", greedy)]
    return [(f"Greedy: {says}", greedy), (f"The best tree: {says}", best)]


def _wrong(tree: Tree) -> str:
    """Add up n - max; rows that stay at a box that asks are guessed there."""
    parts = [
        f"({tex(end.n_samples)} - {tex(float(end.class_counts.max()))})"
        for end in tree.ends
        if end.n_samples - end.class_counts.max(initial=0) > 1e-9
    ]
    aside = tree_costs(tree).wrong - sum(
        end.n_samples - float(end.class_counts.max(initial=0)) for end in tree.ends
    )
    parts += [tex(aside)] if aside > 1e-9 else []
    total = tex(round(tree_costs(tree).wrong, 9))
    return " + ".join(abridged(parts)) + f" = {total}" if parts else "0"


def _asked(tree: Tree) -> str:
    parts = [
        rf"\tfrac{{{tex(d.node.n_samples)}}}{{{tree.n_rows}}}"
        for d in tree.asked.values()
    ]
    total = tex(tree_costs(tree).asked / max(1, tree.n_rows))
    return " + ".join(abridged(parts)) + f" = {total}" if parts else "0"
