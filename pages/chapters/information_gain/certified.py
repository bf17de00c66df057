"""scikit-learn's second opinion on a tree of numbers, as a badge says it."""

from math import inf

from engines.decision_trees import Limits
from engines.reference import Certificate, Verdict, certificate
from pages.ui.chapter import Opinion
from pages.words.sentences import counted

ALLOWED = 1e-9


def certified(X, y, criterion: str, limits: Limits, n_classes: int) -> Opinion | None:
    """Walk scikit-learn's tree of the same rows, and say what was compared.

    None where it has no such tree. A difference that nothing explains is beyond all
    that is allowed.
    """
    found = certificate(X, y, criterion, limits, n_classes)
    if found is None:
        return None
    against = "scikit-learn's tree" if found.walks_theirs else "scikit-learn's dummies"
    return Opinion(against, found.gap if found.holds else inf, ALLOWED, said(found))


def said(found: Certificate) -> str:
    """Say how many nodes were compared, and what explains what is not the same."""
    nodes = counted(len(found.nodes), "node")
    if not found.walks_theirs:
        return (
            f"Gains and guesses at {nodes} of our tree, by its most frequent classes "
            "(it knows no misclassification: no other cut was compared)"
        )
    parts = [f"Gains, counts and thresholds at {nodes} of its tree"]
    ties, blurred = found.count(Verdict.TIE), found.count(Verdict.BLURRED)
    if ties:
        parts.append(f"at {ties} it took another of the equally best cuts")
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
