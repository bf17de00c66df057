"""The sentences of the part "Nudging", made from the counts."""

from pages.ui.bets import Bet
from pages.words.numbers import few

from ..words import begun
from .record import NETWORKS, Record

SPEED = "Multiplications a second"
MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86400.0, 365.25 * 86400.0
TIMES = (
    ("a second", 1.0),
    ("an hour", HOUR),
    ("a year", YEAR),
    ("age of the universe", 13.8e9 * YEAR),
)
UNITS = (
    ("billion years", 1e9 * YEAR),
    ("million years", 1e6 * YEAR),
    ("year", YEAR),
    ("day", DAY),
    ("hour", HOUR),
    ("minute", MINUTE),
    ("second", 1.0),
)
LONG = 10**7  # longer counts are rounded
LIFE, WRITING = 80 * YEAR, 5000 * YEAR
BANDS = (
    (DAY, "less than a day"),
    (YEAR, "days or months, less than a year"),
    (LIFE, "years, less than a human life of 80"),
    (WRITING, "longer than a life, but less than the 5,000 years of writing"),
    (float("inf"), "longer than the 5,000 years that people have been writing"),
)


def labels(record: Record) -> list[str]:
    """Name the networks."""
    return [known.name for known in NETWORKS]


def lasts(seconds: float) -> str:
    """Return a time in the largest unit that it fills."""
    for unit, size in UNITS:
        if seconds >= size:
            count = few(seconds / size, 2)
            is_one = count == "1" or unit.endswith("s")
            return f"{count} {unit if is_one else unit + 's'}"
    return f"{few(seconds, 2)} seconds"


def bet(record: Record) -> Bet:
    """Ask how long nudging takes for the largest network."""
    back, nudging = record.seconds[-1]
    question = (
        f"{begun(NETWORKS[-1].name)}: {few(record.n_parameters[-1])} parameters. With "
        f"{few(record.settings.speed)} multiplications a second one pass there and "
        f"back takes {lasts(back)}. How long for the same gradient by nudging every "
        "parameter?"
    )
    answer = next(says for most, says in BANDS if nudging < most)
    reason = (
        f"It takes {lasts(nudging)}: {few(record.costs[-1].ratio)} times as long, "
        "about two thirds of the number of parameters."
    )
    return Bet(question, answer, reason, options=[says for _, says in BANDS])


def _many(count: int) -> str:
    """Write a count whole, or the first digits of a long one."""
    return f"{count:,}" if count < LONG else f"about {few(float(count), 4)}"


def story(record: Record, step: int) -> list[str]:
    """Say what one network costs, both ways, and how long that takes."""
    known = NETWORKS[step]
    cost, (back, nudging) = record.costs[step], record.seconds[step]
    return [
        f"**{begun(known.name)}** ({known.written}) has "
        f"{_many(cost.n_parameters)} weights and biases.",
        f"One pass there and back: {_many(cost.backpropagation)} multiplications, "
        f"for all gradients together. Nudging: two passes forward for each parameter, "
        f"{_many(cost.nudging)} multiplications.",
        f"That is {few(cost.ratio)} times as much: {lasts(nudging)} instead of "
        f"{lasts(back)}.",
    ]


def ending(record: Record) -> list[str]:
    """Say why nobody nudges."""
    first = next(
        (k for k, (_, nudging) in enumerate(record.seconds) if nudging > YEAR), None
    )
    long = (
        "At this speed not one of these would take a year."
        if first is None
        else f"From **{NETWORKS[first].name}** on, nudging takes more than a year: "
        f"{lasts(record.seconds[first, 1])}, where one pass back takes "
        f"{lasts(record.seconds[first, 0])}."
    )
    last = record.costs[-1]
    return [
        "**One line rises with P, the other with P².** A pass back costs at most about "
        "as much as two passes forward, however many weights there are; nudging needs "
        "two passes forward for each.",
        long,
        f"For {few(last.n_parameters)} parameters the gap is a factor of "
        f"{few(last.ratio)}. This is why networks learn by backpropagation, and why "
        "nudging is for checking it.",
    ]
