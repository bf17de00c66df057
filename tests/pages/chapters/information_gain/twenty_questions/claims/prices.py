"""The claims of what questions cost in the games, and of what was paid."""

from pages.chapters.information_gain.twenty_questions.record import FIRST_OWN
from tests.claims import Claim, Told, reads_as

from .bets import named, question_moment
from .duel import machine_needs
from .evidence import ASKED, GLANCE, SAME
from .games import MISSING, UNIT, moment, noun_fits, promised, unit_fits

COIN = "{coin:coin|coins}"


def coin_fits(told: Told, number: str, noun: str = "coin") -> bool:
    """Tell whether a coin is in the singular for exactly one."""
    return (told.word(noun) == "coin") == (told.said[number] == "1")


def questions_of(told: Told) -> tuple[list[int], int]:
    """Return the questions that a list names, and how many it stands for."""
    parts = told.word("list").replace("? and ", "?, ").split("?, ")
    more = [part for part in parts if part.endswith(" more")]
    named_ones = [f"{p.removesuffix('?')}?" for p in parts if p not in more]
    asked = [told.seen.question(one) for one in named_ones]
    return asked, len(asked) + sum(int(part.split()[0]) for part in more)


def best(told: Told, are_several: bool) -> bool:
    """Every question that is worth its price most is named, or counted."""
    seen, t = told.seen, moment(told)
    asked, n = questions_of(told)
    return (
        seen.is_priced
        and {*asked} <= {*seen.best(t)}
        and len({*asked}) == len(asked)
        and n == len(seen.best(t))
        and (n > 1) == are_several
        and told.reads(worth=seen.worth(t)[asked[0]])
        and unit_fits(told, "worth")
    )


def not_worth_it(told: Told) -> bool:
    """The largest gain of all is elsewhere, and less for each coin."""
    seen, t = told.seen, moment(told)
    q, best_ones = seen.question(f"{told.word('asked')}?"), seen.best(t)
    gains = seen.gains(t)
    return (
        gains[q] > max(gains[one] for one in best_ones) + SAME
        and gains[q] > max(gains[one] for one in seen.askable(t)) - SAME
        and told.reads(gain=gains[q], price=seen.prices[q])
        and told.reads(worth=seen.worth(t)[q], best=seen.worth(t)[best_ones[0]])
        and told.said["worth"] != told.said["best"]
        and unit_fits(told, "gain")
        and unit_fits(told, "worth", "its")
        and coin_fits(told, "price")
    )


def paid(told: Told) -> bool:
    """What the question of this step costs, and all until then: of either game."""
    seen, t = told.seen, told.step
    games = [seen.turns]
    if seen.is_over and seen.record.machine is not None:
        games.append(seen.record.machine.turns)
    return (
        seen.is_priced
        and any(
            t <= len(turns)
            and told.reads(
                price=seen.prices[turns[t - 1][0]], paid=seen.paid(turns[:t])
            )
            for turns in games
        )
        and coin_fits(told, "price")
        and coin_fits(told, "paid", "coins")
    )


def each(told: Told) -> bool:
    seen, t = told.seen, told.step - 1
    worth = seen.worth(t)[seen.turns[t][0]]
    return promised(told, is_priced=True) and told.reads(each=worth)


def short(told: Told) -> float:
    """Return what the question promised a coin less than the best one."""
    seen, t = told.seen, told.step - 1
    return seen.worth(t)[seen.best(t)[0]] - seen.worth(t)[seen.turns[t][0]]


def less_than_the_best(told: Told) -> bool:
    seen, t = told.seen, told.step - 1
    return (
        each(told)
        and short(told) > SAME
        and told.reads(best=seen.worth(t)[seen.best(t)[0]])
        and told.said["best"] != told.said["each"]
    )


def in_all(told: Told) -> bool:
    seen = told.seen
    return (
        seen.is_priced
        and told.reads(paid=seen.paid(seen.turns))
        and coin_fits(told, "paid")
        and told["n"] == seen.n
        and noun_fits(told)
    )


def both(told: Told) -> tuple[float, float]:
    """Return what you have paid, and the machine."""
    seen = told.seen
    return seen.paid(seen.turns), seen.paid(seen.record.machine.turns)


def dearer(told: Told) -> bool:
    mine, its = both(told)
    return (
        told.seen.is_priced
        and told.reads(mine=mine, its=its)
        and (told.word("way") == "less") == (mine < its - SAME)
        and abs(mine - its) > SAME
        and told.said["mine"] != told.said["its"]
        and coin_fits(told, "mine")
    )


def machine_paid(told: Told, n: int) -> bool:
    """Tell whether the machine has paid so much for its first n questions."""
    seen = told.seen
    return (
        seen.is_priced
        and told["n"] == n
        and noun_fits(told)
        and told.reads(paid=seen.paid(seen.record.machine.turns[:n]))
        and coin_fits(told, "paid")
    )


def divided(told: Told) -> bool:
    """Each gain over its price; the best question of all is among them."""
    seen, t = told.seen, question_moment(told.seen)
    found = {}
    for one in told.word("list").split(", "):
        left, worth = one.rsplit(" = ", 1)
        name, gain, _, price = left.rsplit(" ", 3)
        q = named(seen, name)
        found[q] = worth
        right = (
            reads_as(gain, seen.gains(t)[q])
            and reads_as(price, seen.prices[q])
            and reads_as(worth, seen.worth(t)[q])
        )
        if not right:
            return False
    return seen.is_priced and bool({*found} & {*seen.best(t)})


def most_a_coin(told: Told) -> bool:
    seen = told.seen
    return (
        seen.is_priced
        and told.reads(bits=seen.bits(question_moment(seen)))
        and unit_fits(told, "bits")
    )


def examined(told: Told) -> bool:
    dear = [name for name in ASKED if name not in GLANCE]
    *many, last = dear
    return (
        told.record.settings.prices == "To examine costs 5"
        and told["price"] == 5
        and told.word("list") == f"{', '.join(many)} and {last}"
    )


NOTES = (
    Claim(
        "What is seen at a glance costs 1 coin; what has to be examined costs "
        "{price}: {list:*}.",
        examined,
    ),
    Claim(
        "To ask about legs costs {price} coins, for they have to be counted; any other "
        "question costs 1.",
        lambda told: (
            told["price"] == 3 and told.record.settings.prices == "To count costs 3"
        ),
    ),
    Claim(
        "Each takes {low} to {high} coins.",
        lambda told: told["low"] == 1 and told["high"] == 9,
    ),
    Claim(
        "An empty cell counts as its default: {dear} for what has to be examined, "
        "{cheap} for the others.",
        lambda told: (
            {name: price for name, (price,) in zip(ASKED, FIRST_OWN, strict=True)}
            == {name: told["cheap" if name in GLANCE else "dear"] for name in ASKED}
        ),
    ),
    Claim(
        "Each question about the number of legs costs what legs cost.",
        lambda told: told.record.settings.legs == "Yes or no only",
    ),
    Claim(
        "These prices are all alike, so they change nothing: only the number of "
        "questions counts.",
        lambda told: (
            told.record.settings.prices == "Your own"
            and len({*told.record.settings.own_prices}) == 1
        ),
    ),
)
MOST = (
    f"expected to remove most for each coin now: {{list:*}}, {{worth}} {UNIT} a coin."
)
SHARED = (
    Claim(f"The question {MOST}", lambda told: best(told, are_several=False)),
    Claim(
        f"{{asked:*}}? would remove more, {{gain}} {UNIT}, but for {{price}} {COIN}: "
        "{worth} {its:bit|bits} a coin against {best}.",
        not_worth_it,
    ),
    Claim(
        f"Its price: {{price}} {COIN}; paid so far: {{paid}} {{coins:coin|coins}}.",
        paid,
    ),
    Claim(f"Paid: {{paid}} {COIN} for {{n}} {{noun:question|questions}}.", in_all),
)
SEVERAL = Claim(f"The questions {MOST}", lambda told: best(told, are_several=True))
PROMISED = f"promised to remove {{gain}} {UNIT} on average, {{each}} a coin"
OF_THE_MACHINE = (
    Claim(
        f"The question {PROMISED}.",
        lambda told: each(told) and told.seen.record.machine is None,
    ),
)
OF_BOTH = (
    SEVERAL,
    Claim(f"Your question {PROMISED}; the best {{best}}.", less_than_the_best),
    Claim(
        f"Your question {PROMISED}, and none promised more a coin.",
        lambda told: each(told) and short(told) < SAME,
    ),
    Claim(
        f"You paid {{way:less|more}} than the machine: {{mine}} {COIN} against "
        "{its}.",
        dearer,
    ),
    Claim(
        "The machine paid as much as you.",
        lambda told: (
            told.seen.is_priced
            and told.seen.is_over
            and abs(both(told)[0] - both(told)[1]) < SAME
        ),
    ),
)
BETS = (
    Claim(
        f"{{bits}} {MISSING}: which of these questions is expected to remove most of "
        "that for each coin?",
        most_a_coin,
    ),
    Claim("The gains in bits, each divided by its price in coins: {list:*}.", divided),
)
DUEL = (
    Claim(
        "The machine, for the same animal, has asked {n} {noun:question|questions} "
        f"too, for {{paid}} {COIN}.",
        lambda told: told.step < machine_needs(told) and machine_paid(told, told.step),
    ),
    Claim(
        f"The machine is done: it needed {{n}} {{noun:question|questions}}, for "
        f"{{paid}} {COIN}.",
        lambda told: told.step == machine_needs(told) and machine_paid(told, told.step),
    ),
    Claim(
        f"The machine was done after {{n}} {{noun:question|questions}}, for {{paid}} "
        f"{COIN}; you go on.",
        lambda told: (
            told.step > machine_needs(told) and machine_paid(told, machine_needs(told))
        ),
    ),
)
