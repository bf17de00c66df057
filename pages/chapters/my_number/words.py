"""The sentences of "My number is different", made from the verdict."""

from math import isfinite

from engines.slips import SLIPS, Told
from pages.chapters.my_number import asking
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.names import named
from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import capitalised, counted, listed

TITLE = "My number is different"
HINT = (
    "Put in the number you have, or your book has, with all its digits: the page says "
    "what may have made it."
)
BIN = (
    (0, "none of them"),
    (1, "one"),
    (3, "two or three"),
    (10, "four to ten"),
    (10**6, "more than ten"),
)
MOST_DIGITS = 15


def own_words(settings: object) -> str:
    """Return what is said above numbers that no example has."""
    return "Your own numbers: what may have made them?"


def labels(record: Record) -> list[str]:
    """Name the steps: a number told at each, then what to ask."""
    pairs = zip(record.told_names, record.told, strict=True)
    return [
        "your example",
        *(f"{name} = {t.text}" for name, t in pairs),
        "what to ask next",
    ]


def bet(record: Record) -> Bet:
    """Ask how many causes the digits leave."""
    verdict, n = record.verdict, len(record.told)
    counts = [len(_alone(record, step)) for step in range(n + 1)]
    options = [says for _, says in BIN]
    tops = [most for most, _ in BIN]
    answer = options[next(at for at, most in enumerate(tops) if counts[-1] <= most)]
    what = "this number" if n == 1 else f"these {n} numbers"
    question = (
        f"Of the {verdict.n_alone} causes in the catalogue, the right way among them, "
        f"how many lead to {what}, to the digits given?"
    )
    return Bet(question, answer, _left(record, n), options=options, told_at=n)


def _alone(record: Record, n_told: int) -> list[int]:
    """Return the causes, pairs aside, that fit the first so many numbers."""
    verdict = record.verdict
    return [at for at in verdict.suspects_after(n_told) if at < verdict.n_alone]


def _left(record: Record, n_told: int) -> str:
    """Say how many causes fit the first so many numbers."""
    n, left = record.verdict.n_alone, len(_alone(record, n_told))
    if not left:
        return f"Not one of the {n} causes fits."
    verb = "fits" if left == 1 else "fit"
    return f"{left} of the {n} causes {verb}."


def story(record: Record, step: int) -> list[str]:
    """Tell what is tried, what each number leaves, and what to ask."""
    if step == 0:
        return _beginning(record)
    if step <= len(record.told):
        return _one(record, step - 1)
    return asking.next_question(record)


def _beginning(record: Record) -> list[str]:
    verdict = record.verdict
    kinds = [cause.kind for cause in verdict.causes[: verdict.n_alone]]
    tried = listed(
        [
            "the right way",
            counted(kinds.count("rounding"), "rounding on the way", "roundings"),
            counted(kinds.count("convention"), "other convention"),
            counted(kinds.count("slip"), "slip"),
        ]
    )
    n = len(record.case.names)
    return [
        f"**Your example has {n} numbers on the way.** Each was found anew for every "
        f"cause in the catalogue: {tried}.",
        f"Step on, and see which of the {verdict.n_alone} lead to what you have.",
    ]


def _one(record: Record, at: int) -> list[str]:
    """Say what one number leaves."""
    verdict, told = record.verdict, record.told[at]
    name = record.case.said(told.quantity)
    right = float(verdict.values[0, verdict.columns[at]])
    said = [f"**{name} = {told.text}.** {_beside_right(told, right)}"]
    return [*said, _left(record, at + 1)]


def _beside_right(told: Told, right: float) -> str:
    if not isfinite(right):
        return "The right way leads beyond every number here."
    digits = _digits(right, told.decimals + 2)
    if told.fits(right):
        return f"Right is {digits}, which has these digits."
    return f"Right is {digits}: yours is {_off(told, right)}."


def _off(told: Told, right: float) -> str:
    """Say how far a number is off, in its last digits."""
    gap = abs(told.value - right)
    units = gap / told.unit
    far = f"{few(units, 2)} of its last digit" if units < 100 else few(gap)
    return f"{'above' if told.value > right else 'below'} it by {far}"


def _digits(value: float, decimals: int) -> str:
    """Write a number with so many decimals, or fewer digits where it is large."""
    decimals = min(max(decimals, 0), MOST_DIGITS)
    text = f"{value:.{decimals}f}"
    return (text if float(text) or not value else few(value)).replace("-", "−")


def ending(record: Record) -> list[str]:
    """Say what may have made these numbers, and how sure that is."""
    return [
        *_headlines(record),
        *_what_they_do(record),
        *_silent(record),
        *_pairs(record),
        *_chance(record),
    ]


def _headlines(record: Record) -> list[str]:
    """Say which causes fit, those of a kind together."""
    verdict = record.verdict
    if 0 in verdict.suspects:
        return ["**Right, to the digits you gave.**"]
    found = [
        (says, named(some))
        for kind, says in KINDS.items()
        if (some := verdict.of_kind(kind))
    ]
    if not found:
        return ["**Nothing in the catalogue leads to this.**"]
    (first, who), *others = found
    more = [f"Or {says}: {names}." for says, names in others]
    return [f"**{capitalised(first)}:** {who}.", *more]


CUT_OFF = (
    "Digits cut off: what comes after the last digit was dropped, not rounded, so it "
    "may be up to a whole last digit away."
)
KINDS = {
    "rounding": "right but for rounding",
    "convention": "another convention",
    "slip": "a slip",
    "pair": "two things at once",
}


def _what_they_do(record: Record) -> list[str]:
    """Say what the slips that fit do, a few of them; of a right number, nothing."""
    if 0 in record.verdict.suspects:
        return []
    faults = [
        name
        for at in record.verdict.suspects
        for name in record.verdict.causes[at].faults
        if at and name in SLIPS and at not in record.verdict.silent
    ]
    few_of_them = list(dict.fromkeys(faults))[:2]
    said = [f"“{SLIPS[name].label}”: {SLIPS[name].what}" for name in few_of_them]
    causes = [record.verdict.causes[at] for at in record.verdict.suspects]
    return [*said, *[CUT_OFF] * any(cause.is_cut for cause in causes)]


def _silent(record: Record) -> list[str]:
    """Say which causes leave what was told as it is."""
    verdict = record.verdict
    if 0 not in verdict.suspects:
        return []
    silent = [at for at in verdict.silent if at < verdict.n_alone]
    others = [at for at in verdict.suspects if at and at not in verdict.silent]
    said = []
    if silent:
        n = len(silent)
        them = "it" if len(record.told) == 1 else "them"
        verb = "leaves" if n == 1 else "leave"
        said.append(
            f"{n} of the other causes {verb} {them} just as {_it_is(record)}, so no "
            "digit could tell."
        )
    if others:
        said.append(
            f"The same digits come of {named([verdict.causes[at] for at in others])}: "
            "a digit more, or another number, can tell."
        )
    return said


def _it_is(record: Record) -> str:
    return "it is" if len(record.told) == 1 else "they are"


def _chance(record: Record) -> list[str]:
    """Say how many causes have a cause's digits by chance."""
    verdict = record.verdict
    if not verdict.by_chance:
        return [
            "These digits tell apart all causes that lead to different numbers here."
        ]
    return [
        "How much do these digits prove? On average a cause shares them by chance with "
        f"{few(verdict.by_chance, 2)} of the {verdict.n_compared - 1} others "
        f"({percent(verdict.share_by_chance)}), rounding aside."
    ]


def _pairs(record: Record) -> list[str]:
    """Say whether two causes at once were tried."""
    verdict = record.verdict
    n_pairs = len(verdict.causes) - verdict.n_alone
    if verdict.tried_pairs:
        return [f"Nothing alone fits, so {n_pairs:,} pairs were tried too."]
    if not verdict.suspects:
        return [
            "Pairs were not tried: too many of them would fit by chance. Tell another "
            "number, or more digits."
        ]
    return []
