"""The words of the chapter "Too many questions" that all its parts share."""

SURE = 2  # standard errors: what is not farther apart is not called better
WITHIN, BEYOND = ", within two standard errors", ", more than two standard errors"

QUESTION = (
    "Who asks too much remembers each guest, not what guests are like. When is it "
    "enough?"
)
NOISE = (
    "So many of the labels that the tree learns from are changed to a wrong class, "
    "drawn by chance. Those held out are left as they are."
)
SHARE = "How many of the rows that are not held out the tree may learn from."
SYMBOLS = (
    ("accuracy", "the share of rows that are told rightly"),
    ("held out", "rows that no tree has learned from: they tell how right it is"),
    (
        "standard error",
        "what stands behind ±, and how far a whisker goes to either side: how far a "
        "measure is off by the luck of the rows it counts. Of the difference of two "
        "trees, √(b + c) / n: what luck makes where neither is better, on n rows of "
        "which one alone is right on b, and the other alone on c",
    ),
    ("spread", "the deviation from one shuffle to the next, on the same rows"),
    ("depth", "how many questions lead from the root to a node"),
    (
        "R(t), R(T)",
        "the cost of a node, and of a tree: the sum of its leaves'",
    ),
    ("|T|", "the number of a tree's leaves"),
    ("α", "what each leaf costs: a tree costs R + α·|T|"),
    ("g(t)", "the strength of a link: what each leaf below a node takes off its cost"),
    ("bootstrap", "as many rows as there are, drawn with replacement"),
    ("out of bag", "the rows that a bootstrap did not draw"),
    ("p̄ₖ", "the share of a class in a row's leaf, averaged over k trees"),
    ("importance", "how much a feature does for a tree"),
)


def held_out_rows(n: int) -> str:
    """Name the rows that are held out: there may be one alone."""
    return "the only held-out row" if n == 1 else f"the {n:,} held-out rows"


def so_many(count: int, total: int) -> str:
    """Write a count of some rows; none and all of them in words."""
    if count == total:
        return "both" if total == 2 else f"all {total:,}"
    return f"{count:,}" if count else "none"
