"""scikit-learn's second opinion on a tree of numbers, as a badge says it."""

from math import inf

from engines.decision_trees import Limits
from engines.reference import Certificate, Verdict, certificate
from pages.ui.chapter import Opinion
from pages.words.sentences import counted

ALLOWED = 1e-9
DUMMIES = "scikit-learn's DummyClassifier at each node"
ONLY_OURS = (
    "scikit-learn grows no tree by misclassification, so it was asked for the most "
    "frequent class at our nodes, and no other cut was compared"
)


def certified(X, y, criterion: str, limits: Limits, n_classes: int) -> Opinion | None:
    """Walk scikit-learn's tree of the same rows, and say what was compared.

    None where it has no such tree. A difference that nothing explains is beyond all
    that is allowed.
    """
    found = certificate(X, y, criterion, limits, n_classes)
    if found is None:
        return None
    against = "scikit-learn's tree" if found.walks_theirs else DUMMIES
    return Opinion(against, found.gap if found.holds else inf, ALLOWED, said(found))


def said(found: Certificate) -> str:
    """Say how many splits were compared, and what explains what is not the same."""
    if not found.walks_theirs:
        nodes = counted(len(found.nodes), "node")
        return f"Gains and guesses at {nodes} of our tree ({ONLY_OURS})"
    parts = [_splits(int(found.splits.sum()))]
    ties, blurred = found.count(Verdict.TIE), found.count(Verdict.BLURRED)
    if ties:
        parts.append(f"{counted(ties, 'tie')} it decided otherwise than our tree")
    if blurred:
        parts.append(
            f"at {blurred} it takes numbers for equal that float32 cannot tell apart"
        )
    if len(found.differing):
        rows = counted(len(found.differing), "row")
        parts.append(f"that alone makes it class {rows} otherwise")
    if not found.compares_rows:
        parts.append("with both limits its leaves are not bounded, so nothing more")
    return "; ".join(parts)


def _splits(n: int) -> str:
    """Say which splits were compared: those of its tree may be more than of ours."""
    if not n:
        return "Its tree has no split, and our search finds none"
    which = "the only split" if n == 1 else f"each of the {n:,} splits"
    return f"At {which} of its own tree, its gain and the best that our search finds"
