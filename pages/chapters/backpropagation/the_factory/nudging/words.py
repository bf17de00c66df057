"""The sentences of the part "Nudging", made from the counts."""

from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import capitalised

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
            count = few(seconds / size)
            is_one = count == "1" or unit.endswith("s")
            return f"{count} {unit if is_one else unit + 's'}"
    return f"{few(seconds)} seconds"


def bet(record: Record) -> Bet:
    """Ask how long nudging takes for the largest network."""
    back, nudging = record.seconds[-1]
    question = (
        f"{capitalised(NETWORKS[-1].name)}: {few(record.n_parameters[-1])} parameters. "
        f"With {few(record.settings.speed)} multiplications a second one pass there "
        f"and back takes {lasts(back)}: how long for the same gradient by nudging "
        "every parameter?"
    )
    answer = next(says for most, says in BANDS if nudging < most)
    reason = (
        f"It takes {lasts(nudging)}: {few(record.costs[-1].ratio)} times as long, two "
        f"thirds of {few(record.n_parameters[-1])}."
    )
    options = [says for _, says in BANDS]
    return Bet(question, answer, reason, options=options, told_at=len(NETWORKS) - 2)


def _many(count: int) -> str:
    """Write a count whole, or the first digits of a long one."""
    return f"{count:,}" if count < LONG else f"about {few(float(count), 4)}"


def story(record: Record, step: int) -> list[str]:
    """Say what one network costs, both ways, and how long that takes."""
    known = NETWORKS[step]
    cost, (back, nudging) = record.costs[step], record.seconds[step]
    return [
        f"**{capitalised(known.name)}** ({known.written}) has "
        f"{_many(cost.n_parameters)} weights and biases.",
        f"One pass there and back: {_many(cost.backpropagation)} multiplications, "
        f"for all gradients together. Nudging: two passes forward for each parameter, "
        f"{_many(cost.nudging)} multiplications.",
        f"That is {few(cost.ratio)} times as much: {lasts(nudging)} instead of "
        f"{lasts(back)}.",
    ]


def ending(record: Record) -> list[str]:
    """Say why nobody nudges."""
    costs = record.costs
    grown, back, nudging = (
        float(getattr(costs[-1], name) / getattr(costs[0], name))
        for name in ("n_parameters", "backpropagation", "nudging")
    )
    shares = [cost.backward / cost.forward for cost in costs]
    low, high = apart(min(shares), max(shares))
    last = costs[-1]
    return [
        f"**One line rises with P, the other with P²:** from {NETWORKS[0].name} to the "
        f"last network P grows {few(grown)} times, what one pass there and back costs "
        f"{few(back)} times, and what nudging costs {few(nudging)} times.",
        f"A pass back costs {low} to {high} passes forward, however many weights there "
        "are; nudging needs two passes forward for each.",
        _more_than_a_year(record),
        f"For {few(last.n_parameters)} parameters the gap is a factor of "
        f"{few(last.ratio)}. This is why networks learn by backpropagation, and why "
        f"nudging is for checking a few, {costs[0].n_parameters} say.",
    ]


def _more_than_a_year(record: Record) -> str:
    """Say from which network on nudging takes more than a year."""
    first = next(k for k, (_, nudging) in enumerate(record.seconds) if nudging > YEAR)
    is_last = first == len(NETWORKS) - 1
    name = f"**{NETWORKS[first].name}**"
    begins = f"Only for {name}" if is_last else f"From {name} on"
    back, nudging = map(lasts, record.seconds[first])
    return (
        f"{begins} nudging takes more than a year: {nudging}, "
        f"where one pass there and back takes {back}."
    )
