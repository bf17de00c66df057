"""The words of the chapter "Too many questions" that all its parts share."""

from pages.words.numbers import with_error

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
        "how far a share is off by the luck of the rows it counts",
    ),
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


def measured(value: float, error: float) -> str:
    """Write a measure with its standard error, also where that is none: 1 ± 0."""
    text = with_error(value, error)
    return text if "±" in text else f"{text} ± 0"
