"""What becomes of rows that do not answer a question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MissingCells:
    """One way to treat missing cells."""

    label: str  # the words on the screen
    says: str  # in a sentence, after "A row without an answer"


ANSWER, LEFT_OUT, SHARED = "answer", "left_out", "shared"
MISSING_CELLS: dict[str, MissingCells] = {
    ANSWER: MissingCells("An answer of their own", "goes where such rows go together"),
    LEFT_OUT: MissingCells("Left out", "does not count there, and goes no further"),
    SHARED: MissingCells(
        "Shared out", "goes everywhere, in parts as large as the other rows' shares"
    ),
}


def checked_missing(missing: str) -> str:
    """Return this treatment's name; raises ValueError for an unknown one."""
    if missing not in MISSING_CELLS:
        known = ", ".join(MISSING_CELLS)
        raise ValueError(f"No treatment of missing cells {missing!r}; one of {known}.")
    return missing
