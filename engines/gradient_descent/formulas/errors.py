"""What is said of a formula that cannot be read."""


class FormulaError(ValueError):
    """A formula that cannot be read: a sentence for its writer, and where to look.

    ``position`` counts from 0: the character of the text that the sentence is about,
    at most the length of the text (then something is missing at the end).

    >>> str(FormulaError("Nothing is written.", 0))
    'Nothing is written.'
    """

    def __init__(self, message: str, position: int):
        super().__init__(message, position)  # both, so that it can be copied
        self.position = position

    def __str__(self) -> str:
        """Return the sentence alone."""
        return self.args[0]


def at(position: int, sentence: str) -> FormulaError:
    """Return the error that begins with its place, counted from 1.

    >>> str(at(0, "“?” cannot be read."))
    'At character 1, “?” cannot be read.'
    """
    return FormulaError(f"At character {position + 1}, {sentence}", position)


def shown(text: str, most: int = 16) -> str:
    """Return a piece of the text in quotation marks, its middle left out if long.

    >>> shown("sin(x)"), shown("1 + 2 + 3 + 4 + 5")
    ('“sin(x)”', '“1 + 2 +… + 4 + 5”')
    """
    half = most // 2
    return f"“{text}”" if len(text) <= most else f"“{text[: half - 1]}…{text[-half:]}”"


def told_before(text: str, position: int, most: int = 12) -> str:
    """Return ", after “3*”" for what stands before a place; nothing at the start."""
    before = text[:position].rstrip()
    cut = before if len(before) <= most else "…" + before[-most:]
    return f", after “{cut}”" if before else ""
