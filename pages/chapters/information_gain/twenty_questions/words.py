"""What the chapter asks, what its symbols mean, how likely animals are beforehand."""

from engines.decision_trees.twenty_questions import LIE_CHANCE
from pages.words.sentences import listed

from .record import (
    COUNTED,
    COUNTED_PRICE,
    EXAMINED,
    EXAMINED_PRICE,
    NAMES,
    OWN,
    PET_WEIGHT,
    PETS,
    PRICE_SPAN,
    PRIORS,
    SEEN,
    TABLE,
    TYPES,
    YES_NO,
    Settings,
)

QUESTION = (
    "Think of an animal. I may ask you questions only. Which one first, and how "
    "few will do?"
)
HINT = (
    "Watch the machine find an animal, let it guess yours, ask yourself, or play "
    "a duel. At every turn: how much is left, and what would each question tell?"
)


def says_of(prior: str) -> str:
    """Say how likely each animal is beforehand, with the numbers of the table."""
    if prior == PETS:
        n_pets = TABLE.column("domestic").count("yes")
        return (
            f"each of the {n_pets} domestic animals is {PET_WEIGHT:g} times as likely "
            "as any other animal"
        )
    if prior == TYPES:
        n_types = len(set(TABLE.column(TABLE.target)))
        return (
            f"each of the {n_types} types is equally likely, and so are the animals "
            "within a type"
        )
    return f"each of the {len(NAMES)} animals is equally likely"


HOW_PRICES_COUNT = (
    "Where questions cost coins, the machine asks the one with the largest gain for "
    "each coin: gain divided by price."
)


def says_of_prices(settings: Settings) -> str:
    """Say what questions cost; nothing where all cost the same from the start."""
    if settings.prices == EXAMINED:
        dear = [name for name in TABLE.attributes if name not in SEEN]
        return (
            f"What is seen at a glance costs 1 coin; what has to be examined costs "
            f"{EXAMINED_PRICE:g}: {listed(dear, most=len(dear))}."
        )
    if settings.prices == COUNTED:
        return (
            f"To ask about legs costs {COUNTED_PRICE:g} coins, for they have to be "
            "counted; any other question costs 1."
        )
    if settings.prices == OWN and not settings.price_list:
        return (
            "These prices are all alike, so they change nothing: only the number of "
            "questions counts."
        )
    return ""


def says_of_own_prices(settings: Settings) -> str:
    """Say what a price may be, what it was at first, and which questions share one."""
    low, high = PRICE_SPAN
    said = (
        f"Each takes {low} to {high} coins. An empty cell counts as its default: "
        f"{EXAMINED_PRICE:g} for what has to be examined, {low} for the others."
    )
    if settings.legs == YES_NO:
        said += " Each question about the number of legs costs what legs cost."
    return said


SYMBOLS = (
    ("H (bits)", "the entropy: what is missing to know, 1 bit for each halving"),
    ("p", "how likely something is now: its share of what is left"),
    ("gain", "the bits a question is expected to remove, averaged over its answers"),
    (
        "gained",
        "the bits this answer did remove; below 0 where it leaves more open",
    ),
    ("greedy", "the plan that always asks the question of the largest gain"),
    (
        "exact optimum",
        "the plan that needs fewest questions on average, of all plans; where they "
        "have prices, the one that pays least",
    ),
    (
        "gain per price",
        "bits a coin: the gain divided by what the question costs; where questions "
        "have prices, the machine asks the one with most",
    ),
    (
        "E",
        "the expected number of questions: the average over the animals, each weighed "
        "by how likely it is beforehand",
    ),
    *((f"likely beforehand: {prior}", says_of(prior)) for prior in PRIORS),
    (
        "floor",
        "a number of questions on average that no plan can beat: where all questions "
        "are yes or no, that of Huffman's tree; where the number of legs is one "
        "question, the bits to find out less what it can tell beyond 1",
    ),
    ("regret", "the bits by which the question asked promised less than the best"),
    (
        "surprise",
        "−log₂ of the chance that an answer had, in bits; what is no news and what is "
        "only rare removes nothing",
    ),
    (
        "no news",
        "the part of a surprise that somebody who knew what is to be found would "
        "feel, too",
    ),
    (
        "rarity",
        "the bits by which what is left had been rarer than average; below 0: commoner",
    ),
    (
        "one lie, two lies",
        f"any one answer, or any two, may be false; each is with a chance of "
        f"{LIE_CHANCE:.0%}, until so many were",
    ),
)
