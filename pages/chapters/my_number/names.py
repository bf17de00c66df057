"""What causes are called: in a sentence, and in a drawing."""

from collections.abc import Sequence

from engines.slips import SLIPS, Cause
from pages.words.sentences import listed

ON_THE_WAY = "every number on the way"
MOST_NAMED = 4  # causes in a sentence


def label(cause: Cause) -> str:
    """Name a cause in a few words."""
    return _named(_faults(cause), [cause.decimals] * (cause.decimals is not None))


def named(causes: Sequence[Cause], joint: str = "or") -> str:
    """Name several causes; those that differ in how far they round are named once."""
    rounded: dict[tuple[str, ...], list[int]] = {}
    for cause in causes:
        decimals = rounded.setdefault(_faults(cause), [])
        if cause.decimals is not None:
            decimals.append(cause.decimals)
    names = [_named(faults, decimals) for faults, decimals in rounded.items()]
    return listed(names, joint, MOST_NAMED)


def _faults(cause: Cause) -> tuple[str, ...]:
    """Say what a cause does, rounding on the way aside."""
    names = [f"“{SLIPS[name].label}”" for name in cause.faults if name in SLIPS]
    return (*names, *["digits cut off"] * cause.is_cut)


def _named(faults: Sequence[str], decimals: Sequence[int]) -> str:
    names = [*faults]
    if decimals:
        many = listed([str(one) for one in decimals], "or")
        names.append(f"{ON_THE_WAY} rounded to {many} decimals")
    return " and ".join(names) or "nothing wrong"


def short_label(cause: Cause) -> str:
    """Name a cause for a drawing."""
    names = [SLIPS[name].label for name in cause.faults if name in SLIPS]
    if cause.is_cut:
        names.append("digits cut off")
    if cause.decimals is not None:
        names.append(f"rounded to {cause.decimals} decimals")
    return " + ".join(names) or "Right"
