"""The claims of the bets on a game, and what wins them."""

from tests.claims import Claim, Told, reads_as

from .evidence import SAME, Seen
from .games import MISSING, UNIT, noun_fits, unit_fits
from .other_bets import fewest_of, least, pairs


def question_moment(seen: Seen) -> int:
    """Return the moment that a bet on the best question is about."""
    return 0 if seen.settings.part == "Watch the machine" else seen.n


def named(seen: Seen, name: str) -> int:
    """Return the number of a question by its short name."""
    return {one.name: q for q, one in enumerate(seen.questions)}[name]


def gains(told: Told) -> bool:
    seen, t, said = told.seen, question_moment(told.seen), pairs(told)
    found = {name: seen.gains(t)[named(seen, name)] for name in said}
    values = [*found.values()]
    far = [
        (a, b)
        for a in found
        for b in found
        if a < b and abs(found[a] - found[b]) > SAME
    ]
    return (
        not seen.is_priced
        and all(reads_as(said[name], gain) for name, gain in found.items())
        and max(values) > max(seen.gains(t)[q] for q in seen.askable(t)) - SAME
        and all(said[a] != said[b] for a, b in far)
    )


def likeliest(told: Told) -> bool:
    """Of the animal a question tells the entropy of its answers, where nobody lies."""
    seen, t = told.seen, question_moment(told.seen)
    q = named(seen, told.word("name"))
    n = len(seen.questions[q].answers)
    most = max(seen.share(t, q, a) for a in range(n))
    return (
        seen.settings.find == "The animal"
        and not seen.lies
        and q in seen.best(t)
        and told.reads(share=100 * most)
        and abs(seen.gains(t)[q] - seen.own_bits(t, q)) < SAME
    )


def doubted(told: Told) -> bool:
    seen, t = told.seen, question_moment(told.seen)
    q = named(seen, told.word("name"))
    return (
        seen.lies > 0
        and seen.settings.find == "The animal"
        and q in seen.best(t)
        and told.reads(gain=seen.gains(t)[q], own=seen.own_bits(t, q))
        and told.said["gain"] != told.said["own"]
        and unit_fits(told, "own")
    )


def of_the_type(told: Told) -> bool:
    seen, t = told.seen, question_moment(told.seen)
    q = named(seen, told.word("name"))
    return (
        seen.settings.find == "Its type"
        and q in seen.best(t)
        and told.reads(bits=seen.bits(t) - seen.gains(t)[q])
        and unit_fits(told, "bits")
    )


def stopped(told: Told, way: str) -> bool:
    seen = told.seen
    first, then = seen.bits(0), seen.bits(seen.n)
    mean = sum(seen.gain(t, q) for t, (q, _) in enumerate(seen.turns)) / seen.n
    went = "stayed" if abs(first - then) < SAME else "fell" if then < first else "rose"
    return (
        went == way
        and seen.is_over
        and told["n"] == seen.n
        and noun_fits(told)
        and told.reads(mean=mean, first=first)
        and unit_fits(told, "mean")
        and (way == "stayed" or told.reads(then=then))
    )


def mended(told: Told) -> bool:
    """Who was ruled out by a lie is not, where one is allowed, and nothing is wrong."""
    seen, after = told.seen, Seen(told.after)
    lost = not seen.left(seen.n)[seen.record.secret]
    return (
        lost
        and after.lies == ("no", "one", "two").index(told.word("lies"))
        and not after.is_wrong
        and bool(after.left(after.n)[seen.record.secret])
        and (told.word("word") == "lie") == (after.lies == 1)
        and told.word("name") == seen.secret_name
    )


# --- what wins ----------------------------------------------------------------------


def right(seen: Seen) -> set[str]:
    """Return what wins the bet, whichever it is."""
    from pages.chapters.information_gain.twenty_questions.parts import PARTS

    part = next(one for one in PARTS if one.title == seen.settings.part)
    bet = part.bet(seen.record)
    if bet.question.startswith("After how many"):
        return {option for option in bet.options if fits(option, seen.n)}
    if "these animals" in bet.question:
        return fewest_of(seen, bet.options)
    if "would leave the machine fewest" in bet.question:
        return least(seen)
    t = question_moment(seen)
    found = {name: seen.worth(t)[named(seen, name)] for name in bet.options}
    most = max(found.values())
    return {name for name, gain in found.items() if gain > most - SAME}


def fits(option: str, n: int) -> bool:
    number, _, more = option.partition(" or ")
    if more == "fewer":
        return n <= int(number)
    return n >= int(number) if more == "more" else n == int(number)


STOPPED = "It stopped after {n} {noun:question|questions}, which promised {mean} "
STOPPED += f"{UNIT} each on average: the bits missing "
BETS = (
    Claim(
        f"{{bits}} {MISSING}: which of these questions is expected to remove most of "
        "that?",
        lambda told: (
            not told.seen.is_priced
            and told.reads(bits=told.seen.bits(question_moment(told.seen)))
            and unit_fits(told, "bits")
        ),
    ),
    Claim("The gains in bits: {list:*}.", gains),
    Claim(
        "The likeliest answer to “{name:*}” has a chance of {share}%: the more even "
        "the chances of the answers are, and the more answers there are, the more is "
        "told of the animal.",
        likeliest,
    ),
    Claim(
        f"After “{{name:*}}” {{bits}} {MISSING} on average: what counts is how few "
        "types each answer leaves, not how even the split is.",
        of_the_type,
    ),
)
LYING = (
    Claim(
        f"“{{name:*}}” promises {{gain}}, less than the {{own}} {UNIT} by which its "
        "answers surprise, because an answer may be false.",
        doubted,
    ),
)
HOW_MANY = (
    Claim(
        "After how many questions about the {name:*} will the machine stop?",
        lambda told: told.word("name") == told.seen.secret_name,
    ),
    Claim(STOPPED + "fell from {first} to {then}.", lambda told: stopped(told, "fell")),
    Claim("But it stopped at a wrong answer.", lambda told: told.seen.is_wrong),
    Claim(
        "Allow {lies:one|two} {word:lie|lies}: then the {name:*} is not ruled out",
        mended,
    ),
)
