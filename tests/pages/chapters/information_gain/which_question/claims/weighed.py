"""Measures of what is in a bag of rows and parts of rows, and how they are written."""

from math import log2

Counts = dict[str, float]  # by class: what its rows weigh
Parts = dict[int, float]  # by row: what it weighs


def entropy(counts: Counts) -> float:
    n = sum(counts.values())
    return -sum(c / n * log2(c / n) for c in counts.values() if c > 0) if n else 0.0


def gini(counts: Counts) -> float:
    n = sum(counts.values())
    return 1 - sum((c / n) ** 2 for c in counts.values()) if n else 0.0


def mistakes(counts: Counts) -> float:
    n = sum(counts.values())
    return 1 - max(counts.values()) / n if n else 0.0


MEASURES = {"gini": gini, "misclassification": mistakes}


def short(threshold: float, low: float, high: float) -> str:
    """Return a threshold with as few digits, from six on, as keep it where it is."""
    texts = (f"{threshold:.{digits}g}" for digits in range(6, 18))
    text = next(text for text in texts if low <= float(text) < high)
    return text.replace("-", "−")


def rows_said(n: float) -> str:
    """Return how many rows: parts with two digits after the point, or a few more."""
    n = round(n, 9)  # sums of parts that are alike look alike
    if n == round(n):
        return f"{round(n):,}"
    texts = (f"{n:.{digits}f}".rstrip("0") for digits in range(2, 10))
    return next(text for text in texts if not text.endswith("."))
