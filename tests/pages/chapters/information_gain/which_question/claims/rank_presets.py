"""What "Rank" may say is to be observed at its presets."""

from tests.claims import Claim, Told

from .evidence import NEAR, Seen


def made(seen: Seen) -> list[list]:
    """Return the bags of every question."""
    return [
        [seen.bag(rows) for rows in seen.all.children(name).values()]
        for name in seen.names
    ]


def pure(seen: Seen) -> list:
    """Return the bags of one kind that hold some rows."""
    return [
        bag for bags in made(seen) for bag in bags if not bag.entropy and bag.rows[1:]
    ]


def purer(told: Told) -> bool:
    """Tell whether two questions make no bag as mixed as all rows."""
    before = told.seen.in_bits.entropy
    bags = [bag for bags in made(told.seen) for bag in bags]
    return len(made(told.seen)) == 2 and all(bag.entropy < before for bag in bags)


def is_numbered(told: Told) -> bool:
    return told.seen.settings.numbered and told.word("noun") == told.seen.noun


def cannot_tell(told: Told) -> bool:
    """Tell whether two questions tie by misclassification, and not in bits."""
    seen = told.seen
    tied = seen.all.best
    if seen.settings.criterion != "misclassification" or len(tied) != 2:
        return False
    first, second = map(seen.in_bits.bits, tied)
    return abs(first - second) > NEAR


def by_mistakes(told: Told) -> bool:
    return told.seen.settings.criterion == "misclassification"


def settles_half(told: Told) -> bool:
    half = [bag for bag in pure(told.seen) if 2 * len(bag.rows) == len(told.seen.known)]
    return len(half) == 1 and len(told.seen.classes) == 3


def one_has_six(told: Told) -> bool:
    n = sorted(len(told.seen.all.children(name)) for name in told.seen.names)
    return n[-1] == 6 and {*n[:-1]} == {2}


def at_best_cuts(told: Told) -> bool:
    """Tell whether the two columns are asked at cuts that none gains more than."""
    table = told.seen.table
    return table.numbers == ("Temperature", "Humidity") and not told.seen.cuts


def day_six(told: Told) -> bool:
    """Tell whether one cell is empty: the outlook of day 6."""
    seen = told.seen
    return seen.gaps == 1 and not seen.cells["Outlook"][5] and seen.noun == "day"


def in_parts(told: Told) -> bool:
    bags = told.seen.all.shared("Outlook")
    return day_six(told) and all(0 < bag[5] < 1 for bag in bags.values())


def three_answer(told: Told) -> bool:
    n = sum(map(bool, told.seen.cells["Temperature"]))
    return n == 3 and told.seen.gaps == len(told.seen.known) - n == 11


def praised(told: Told) -> bool:
    """Tell whether the column is best left out, and not when it is shared out."""
    seen, by = told.seen, told.seen.settings.criterion
    out, shared = (seen.bag(seen.known, by, way).best for way in ("left_out", "shared"))
    is_left_out = seen.settings.missing == "left_out"
    return is_left_out and out == ["Temperature"] and out != shared


OBSERVE = (
    Claim(
        "temperature and humidity as measured, each asked at its best cut.",
        at_best_cuts,
    ),
    Claim(
        "Drag the line: what does another cut gain, and does the question keep its "
        "place?",
        at_best_cuts,
    ),
    Claim("nobody noted the outlook of day 6.", day_six),
    Claim("Shared out, it goes into every bag of “Outlook” in parts.", in_parts),
    Claim("What is each part, and what does the gain count for?", in_parts),
    Claim("only three days have a temperature.", three_answer),
    Claim(
        "Left out, the other eleven do not count.",
        lambda told: three_answer(told) and told.seen.settings.missing == "left_out",
    ),
    Claim(
        "Which question looks best, and does it still when they are shared out?",
        praised,
    ),
    Claim(
        "each question sorts the {noun:*}s into bags.",
        lambda told: len(told.seen.groups) > 1 and told.word("noun") == told.seen.noun,
    ),
    Claim(
        "Look for a bag that is all of one kind, at how many days it holds, and at "
        "how mixed the others are.",
        lambda told: bool(pure(told.seen)),
    ),
    Claim(
        "two questions only, and here every bag they make is less mixed than the one "
        "before.",
        purer,
    ),
    Claim(
        "Elsewhere a bag may come out more mixed; weighed by their sizes, the bags of "
        "one question together never do.",
        purer,
    ),
    Claim("the first question asks which {noun:*} it is.", is_numbered),
    Claim(
        "How mixed are its bags, and would it help you tomorrow?",
        lambda told: told.seen.settings.numbered,
    ),
    Claim("misclassification counts only how many best guesses go wrong.", by_mistakes),
    Claim(
        "Look for two questions that it cannot tell apart, though their bags are not "
        "alike.",
        cannot_tell,
    ),
    Claim(
        "three answers to guess, and one of the questions settles half of the "
        "{noun:*}s at once.",
        settles_half,
    ),
    Claim("one question has six answers, the others two each.", one_has_six),
    Claim("Is more always better?", one_has_six),
    Claim(
        "Rank by gain ratio too, which makes a question pay for its answers.",
        one_has_six,
    ),
)
