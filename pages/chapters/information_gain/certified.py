"""What scikit-learn says of a tree of numbers, as an opinion of a part."""

import math

from engines.decision_trees import Decisions
from engines.reference import Verdict, certificate
from pages.ui.chapter import Opinion
from pages.words.sentences import counted


def certified(decisions: Decisions) -> Opinion | None:
    """Compare a tree with scikit-learn's, node by node; None for too large numbers.

    The gap is that of the gains, and infinite where a difference has no explanation.
    """
    tree = decisions.tree
    told = tree.criterion, decisions.limits, tree.n_classes
    found = certificate(decisions.X, decisions.y, *told)
    if found is None:
        return None
    n_ties, n_blurred = found.count(Verdict.TIE), found.count(Verdict.BLURRED)
    what = f"The best gain at {counted(len(found.nodes), 'node')} of its tree"
    if not found.walks_theirs:
        what = f"What {counted(int(found.splits.sum()), 'split')} gain, in mistakes"
    if n_ties:
        what += f", {counted(n_ties, 'tie')} broken otherwise"
    if n_blurred:
        what += f", {n_blurred} where its numbers have too few digits"
    return Opinion("scikit-learn", found.gap if found.holds else math.inf, 1e-9, what)
