"""A bag and its groups as counts, written so that they are read again."""

import re
from collections.abc import Sequence

from engines.decision_trees import SplitByHand
from pages.words.count_rows import JOINTS
from pages.words.counts import BAG, HEAD, TOTAL

SIMPLE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")  # means nothing but itself


def written_counts(split: SplitByHand) -> str:
    """Write a bag and its groups, one a line, as `read_counts` reads them."""
    names, lines = split.class_names, []
    if split.bag and all(map(_is_simple, names)):
        pairs = zip(split.bag, names, strict=True)
        lines.append(", ".join(f"{count:.0f} {name}" for count, name in pairs))
    else:
        lines.append(f"{HEAD}: {', '.join(map(_told, names))}")
        if split.bag:
            lines.append(_line("bag", split.bag))
    return "\n".join([*lines, *(_line(_told(name), row) for name, row in split.groups)])


def _line(name: str, counts: Sequence[float]) -> str:
    return f"{name}: {', '.join(f'{count:.0f}' for count in counts)}"


def _told(name: str) -> str:
    """Return a name, in quotation marks where it could mean something else."""
    return name if _is_simple(name) else f'"{name}"'


def _is_simple(name: str) -> bool:
    words = {word.casefold() for word in name.split()}
    ours = name.casefold() in BAG | TOTAL | {HEAD, "s"} or words & JOINTS
    return bool(SIMPLE.fullmatch(name)) and not ours
