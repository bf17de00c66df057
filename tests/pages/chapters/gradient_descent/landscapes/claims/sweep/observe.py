"""What the sweep's presets ask to look for, and what there has to be to see."""

from tests.claims import Claim


def crawl_arrive_and_more(told) -> bool:
    """The smallest rate is on its way, some arrive, and the largest is lost."""
    seen = told.seen
    return seen.steps[0] is None and bool(seen.first) and seen.flew[8]


def is_above_the_right_hollow(told) -> bool:
    """From the start the smallest steps lead to a minimum on the right."""
    seen = told.seen
    right = seen.where[0] is not None and seen.bottoms[seen.where[0]][0] > 1
    return right and seen.points[0, 0, 0] > 1


def two_hollows(told) -> bool:
    return len({*told.seen.where} - {None}) == 2


def is_narrow(told) -> bool:
    settings = told.seen.settings
    return settings.landscape == "elongated_bowl" and settings.condition_number >= 100


def short_ones_do_not_arrive(told) -> bool:
    seen = told.seen
    plain = seen.settings.hand == "gradient_descent"
    return is_narrow(told) and plain and seen.steps[0] is None and bool(seen.first)


def neither_end_is_best(told) -> bool:
    """Towards 1 the time to arrive falls, and then it grows again."""
    seen = told.seen
    return seen.symbol == "β" and 0 < seen.first[0] and seen.first[-1] < 8


def nobody_is_lost(told) -> bool:
    seen = told.seen
    return is_narrow(told) and seen.settings.hand == "adam" and not any(seen.flew)


CLAIMS = (
    Claim(
        "go from the top left to the bottom right: which walks crawl, which arrive, "
        "and what comes after those?",
        crawl_arrive_and_more,
    ),
    Claim("all start high above the right-hand hollow.", is_above_the_right_hollow),
    Claim("Which of them stay in it, and where are the others led?", two_hollows),
    Claim(
        "how far do the walks come that do not swing across the valley?",
        short_ones_do_not_arrive,
    ),
    Claim(
        "follow β from small to large: what becomes of the zigzag, and what of the "
        "time to come to rest?",
        neither_end_is_best,
    ),
    Claim(
        "compare the largest rates with those of gradient descent in this valley: is "
        "anyone lost?",
        nobody_is_lost,
    ),
)
