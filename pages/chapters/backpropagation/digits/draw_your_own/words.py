"""The sentences of Draw your own at each step, made from its record."""

import numpy as np

from pages.ui.bets import Bet
from pages.ui.control import Note
from pages.words.numbers import few, percent
from pages.words.sentences import counted

from ..words import a, goes
from .record import NEAREST, Record, place

HINT = (
    "Draw on the sheet and watch the probabilities. Then bet, and press Play: pixel by "
    "pixel it is rubbed out."
)
CENTRED = (
    "Each digit of the data set reaches from the first row to the last. On: your "
    "drawing is enlarged and moved so too, before the network sees it. Off: it sees "
    "what you drew, where you drew it."
)
UPTO = {"1 pixel": 1, "2 or 3": 3, "4 to 6": 6, "7 to 12": 12}
MORE = "More, or never"


def own_words(settings: object) -> str:
    """Return what is said above a drawing of the learner's own."""
    return "Your own drawing: does the network see in it what you see?"


def labels(record: Record) -> list[str]:
    """Name the steps by how many pixels are gone."""
    gone = range(1, record.n_steps + 1)
    return ["As it was drawn", *(f"{counted(n, 'pixel')} rubbed out" for n in gone)]


def story(record: Record, step: int) -> list[str]:
    """Tell what it says, what that rests on, and which digits are near."""
    return [*_head(record, step), _nearest(record, step)]


def _head(record: Record, step: int) -> list[str]:
    if step == 0:
        moved = [_moved(record)] if record.settings.centred and record.n_steps else []
        return [_says(record), *moved]
    first, says = int(record.says[0]), int(record.says[step])
    share, before = record.shares[step, first], record.shares[step - 1, first]
    gone = place(record.pixels[step - 1])
    line = (
        f"**{counted(step, 'pixel')} rubbed out,** the last in {gone}: for {a(first)} "
        f"the probability {goes(float(before), float(share))}."
    )
    if says == first:
        return [line, f"It still says {first}."]
    sure = percent(float(record.shares[step].max()))
    return [line, f"By now it says {says}, by {sure}."]


def _says(record: Record) -> str:
    """Say what it takes the picture for, and what comes next."""
    shares = record.shares[0]
    second, first = np.argsort(shares, kind="stable")[-2:].tolist()
    first = int(record.says[0]) if shares[first] == shares.max() else first
    head = "**It says" if record.n_steps else "**A blank page, and it says"
    return (
        f"{head} {first}, by {percent(float(shares[first]))};** next comes {second}, "
        f"by {percent(float(shares[second]))}."
    )


def _moved(record: Record) -> str:
    """Say whether it was enlarged or moved before the network saw it."""
    if not record.was_moved:
        return "It fills the sheet as the data set's digits do: it was not moved."
    return (
        "It was enlarged or moved first, to fill the sheet as the data set's digits do."
    )


def _nearest(record: Record, step: int) -> str:
    """Say what the nearest digits show that it learned from."""
    kinds = record.kinds(step)
    counts = np.bincount(kinds, minlength=10)
    most, n = int(counts.argmax()), len(record.net.learned.labels)
    far = few(float(record.distances[step, 0]))
    show = "shows" if counts[most] == 1 else "show"
    return (
        f"Of the {n:,} digits it learned from the nearest shows {a(kinds[0])}, "
        f"{far} levels away; of the {NEAREST} nearest {counts[most]} {show} {a(most)}."
    )


def bet(record: Record) -> Bet | None:
    """Ask how many pixels its answer hangs on."""
    if not record.n_steps:
        return None
    flips, first = record.flips_at, int(record.says[0])
    question = (
        f"It says {first}. A rubber takes {counted(record.n_steps, 'pixel')}, one by "
        f"one, always the one that hurts the {first} most. After how many does it say "
        "something else?"
    )
    reason = (
        f"It says {first} until the page is blank."
        if flips is None
        else f"After {counted(flips, 'pixel')} it says {int(record.says[flips])}."
    )
    told = _told_at(record)
    options = (*UPTO, MORE)
    return Bet(question, _answer(flips), reason, options=options, told_at=told)


def _answer(flips: int | None) -> str:
    fits = (name for name, most in UPTO.items() if flips is not None and flips <= most)
    return next(fits, MORE)


def _told_at(record: Record) -> int | None:
    """Return from which step on the answer is to be seen."""
    late = max(UPTO.values()) + 1
    at = late if record.flips_at is None else min(record.flips_at, late)
    return at if at < record.n_steps else None


def ending(record: Record) -> list[str]:
    """Say how many pixels its answer hung on, and what it says of nothing."""
    first, last = int(record.says[0]), int(record.says[-1])
    if not record.n_steps:
        return [
            f"**Of nothing it says {first}:** ten probabilities always add up to 1, "
            "so a network like this has no way to say that it sees no digit."
        ]
    flips, n = record.flips_at, record.n_steps
    blank = f"Of the blank page in the end it says {last}, by {_sure(record)}."
    if flips is None:
        return [f"**It says {first} to the end,** whichever pixels are left.", blank]
    return [
        f"**Its answer hung on {counted(flips, 'pixel')} of {n}:** without "
        f"{'it' if flips == 1 else 'them'} it says {int(record.says[flips])} instead "
        f"of {first}.",
        blank,
    ]


def _sure(record: Record) -> str:
    return percent(float(record.shares[-1].max()))


def note(record: Record) -> Note:
    """Say below the sheet what it takes the drawing for."""
    shares = record.shares[0]
    says = int(record.says[0])
    return Note(f"It says **{says}**, by {percent(float(shares[says]))}.")
