"""A worked example as text: rows of samples, and lines such as w1 = 0.3 or η = 0.1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pages.words.literal import quoted
from pages.words.numbers import few
from pages.words.sentences import counted
from pages.words.typed import number

from .settings import FARTHEST, FEWEST, HEAVIEST, MOST, MOST_ROWS, RATES

SEPARATORS = r"\t+", r"\s*;\s*", r"\s*,\s+", r"\s+", r"\s*,\s*"
WANTED = "write x and y, or x₁, x₂ and y, as in 0 1 1"
MOST_FAULTS = 4
SAME = str.maketrans("₀₁₂", "012")
NAMED = re.compile(r"\s*([^\W\d][\w ]*)\s*[=:]\s*(.+?)\s*[;,.]?\s*")
KNOWN = {
    **dict.fromkeys(("w0", "b", "bias", "w_0", "b0"), "p_w0"),
    **dict.fromkeys(("w1", "w", "w_1", "weight"), "p_w1"),
    **dict.fromkeys(("w2", "w_2"), "p_w2"),
    **dict.fromkeys(("eta", "η", "rate", "lr", "learning rate", "alpha", "α"), "p_eta"),
    **dict.fromkeys(("epochs", "epoch", "passes"), "p_epochs"),
    **dict.fromkeys(("theta", "θ", "threshold"), "theta"),
}
SPANS = {
    "p_eta": (RATES[0], RATES[-1]),
    "p_epochs": (FEWEST, MOST),
    **dict.fromkeys(("p_w0", "p_w1", "p_w2", "theta"), (-HEAVIEST, HEAVIEST)),
}


@dataclass
class Pasted:
    """What a text says: values for the controls, and why some lines say nothing."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    n_rows: int = 0  # samples that were taken

    @property
    def told(self) -> list[str]:
        """Say what could not be taken, the first few of it."""
        more = len(self.faults) - MOST_FAULTS
        rest = [f"So it is with {counted(more, 'line')} more."] if more > 0 else []
        return [*self.faults[:MOST_FAULTS], *rest]


def example_from(text: str) -> Pasted:
    """Return the samples, first weights, rate and epochs of a text, line by line.

    Parts of a row are separated by tabs, semicolons, blanks or commas; a line of names
    that comes before the samples, empty lines, and those that begin with # are passed
    over. The first row decides whether there are one or two inputs.
    """
    found, rows = Pasted(), []
    for at, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            _take(line, rows, found.values)
        except ValueError as why:
            found.faults.append(f"Line {at}, {quoted(line)}: {why}.")
    _put_rows(rows, found)
    if not found.values and not found.faults:
        found.faults.append(f"No line has numbers: {WANTED}.")
    return found


def _take(line: str, rows: list, values: dict[str, Any]) -> None:
    """Take one line; a ValueError says what is wrong with it."""
    named = NAMED.fullmatch(line)
    if named:
        _take_named(named[1].strip().lower().translate(SAME), named[2], values)
    elif rows or not _is_heading(line):
        rows.append(_row(line, len(rows[0]) if rows else 0))


def _is_heading(line: str) -> bool:
    """Tell whether every part of a line begins with a letter: names of columns."""
    return all(
        re.match(r"[^\W\d]", part) for part in re.split(r"[\s;,]+", line) if part
    )


def _take_named(name: str, text: str, values: dict[str, Any]) -> None:
    if name not in KNOWN:
        raise ValueError(
            f"{name} is no name that is known here; write w0, w1, w2, eta or epochs"
        )
    control = KNOWN[name]
    value = _number(text, *SPANS[control])
    if control == "p_epochs":
        if value != int(value):
            raise ValueError(f"{quoted(text)} is no whole number; write one, as in 5")
        value = int(value)
    # A threshold is what the sum has to come up to: a bias of the other sign.
    control, value = ("p_w0", -value) if control == "theta" else (control, value)
    values[control] = value


def _row(line: str, wanted: int) -> tuple[float, ...]:
    """Return the numbers of a row, as many as the first row has."""
    parts = _parts(line, wanted)
    if len(parts) not in ((wanted,) if wanted else (2, 3)):
        needs = f"the rows above have {wanted}" if wanted else WANTED
        raise ValueError(f"it has {counted(len(parts), 'part')}; {needs}")
    return tuple(_number(part, -FARTHEST, FARTHEST) for part in parts)


def _parts(line: str, wanted: int) -> Sequence[str]:
    """Return the parts of a row, split by what makes the right number of them."""
    found = [
        [part for part in re.split(one, line.strip(" ,;")) if part]
        for one in SEPARATORS
    ]
    fits = [parts for parts in found if len(parts) in ((wanted,) if wanted else (2, 3))]
    readable = [parts for parts in fits if all(map(_is_number, parts))]
    return (readable or fits or [max(found, key=len)])[0]


def _is_number(text: str) -> bool:
    try:
        number(text)
    except ValueError:
        return False
    return True


def _number(text: str, low: float, high: float) -> float:
    try:
        value = number(text.strip())
    except ValueError as why:
        raise ValueError(f"{quoted(text)} {why}; write one like 0.5 or −2") from None
    if not low <= value <= high:
        raise ValueError(f"{quoted(text)} is not within {few(low)} to {few(high)}")
    return value


def _put_rows(rows: list, found: Pasted) -> None:
    """Put the rows into the table of their kind, and note how many there are."""
    if not rows:
        return
    if len(rows) > MOST_ROWS:
        found.faults.append(
            f"There are {len(rows)} samples; the first {MOST_ROWS} are taken."
        )
    found.n_rows = min(len(rows), MOST_ROWS)
    is_one = len(rows[0]) == 2
    found.values["p_inputs"] = "One" if is_one else "Two"
    found.values["p_data" if is_one else "p_pairs"] = tuple(rows[:MOST_ROWS])
