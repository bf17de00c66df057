"""How "What went wrong" ends: what is seen, why, what mends it, and the way there."""

from collections.abc import Mapping
from typing import Any

from engines.backpropagation import ACTIVATIONS, SCHEMES
from pages.ui.chapter import Remedy
from pages.ui.controls import every
from pages.words.numbers import few, percent
from pages.words.sentences import listed

from ..controls import CONTROLS
from ..record import Settings
from ..train import record as trained
from .record import Record, share
from .words import none_or

CHANGES = {  # how a setting that differs is told
    "learning_rate": "η = {new} instead of {old}",
    "l2": "L2's λ = {new} instead of {old}",
    "scheme": "first weights by {new} instead of {old}",
    "scale": "scaled by {new} instead of {old}",
    "activation": "{new} units instead of {old}",
    "units_1": "{new} units instead of {old} in layer 1",
    "standardised": "standardised features",
}
UNTOUCHED = ("brought", "paint")  # controls of what only the learner brings
NAMES = {"scheme": SCHEMES, "activation": ACTIVATIONS}  # what has a name of its own


def ending(record: Record) -> list[str]:
    """Say what became of it, why, what mends it, and what is left."""
    broken, mended = record.findings
    return [
        f"**The broken run** ends {_became(record.broken)}.",
        *broken.says,
        f"**The mended run**, with {changes(record)}, ends {_became(record.mended)}.",
        *([] if mended.is_fine else mended.says),
    ]


def _became(one: trained.Record) -> str:
    """Say how a run ends."""
    if one.is_lost:
        return "without a number"
    of = "of the spread of the numbers held out explained"
    if one.sorts:
        of = "of the samples held out right"
    return f"with {none_or(share(one), one.sorts)} {of}"


def changes(record: Record) -> str:
    """Name what differs in the mended run."""
    return listed([_change(record, name) for name in record.failure.mended])


def _change(record: Record, name: str) -> str:
    old, new = (getattr(one.settings, name) for one in record.both)
    if name in NAMES:
        old, new = NAMES[name][old].label, NAMES[name][new].label
    else:
        old, new = few(float(old)), few(float(new))
    return CHANGES[name].format(old=old, new=new)


def remedy(record: Record) -> Remedy | None:
    """Offer to open the mended training, if it is better."""
    if not record.is_better:
        return None
    right = "explained" if not record.mended.sorts else "right"
    label = f"Open it mended in “Train”: {percent(share(record.mended))} {right}"
    return Remedy(label, {"part": "Train", **values_of(record.mended.settings)})


def values_of(settings: Settings) -> Mapping[str, Any]:
    """Return the chapter's controls as they stand for some settings."""
    found: dict[str, Any] = {}
    for control in every(CONTROLS):
        if control.name in UNTOUCHED:
            continue
        value = getattr(settings, control.setting)
        options = getattr(control, "options", None)
        if isinstance(options, Mapping):
            words = {meaning: word for word, meaning in options.items()}
            several = isinstance(value, tuple)
            value = tuple(words[one] for one in value) if several else words[value]
        found[control.name] = value
    return found
