"""What is told at the end, asked in the bet, and to be observed in the presets."""

from tests.claims import Claim, Told

from .many import regrets
from .own import WHO
from .told import LOWEST

THREE = "descent {descent}, restarts {restarts} and annealing {annealing}"
LAST = {"descent", "restarts", "annealing"}


def still_open(told: Told) -> bool:
    game = told.seen
    at = game.heights.index(min(game.heights)) + 1
    read = told.reads(n=game.n, budget=game.budget, height=min(game.heights), at=at)
    return not game.is_over and read and (told.word("verb") == "is") == (game.n == 1)


def who_won(told: Told) -> bool:
    """Tell whether those named, and nobody else, came lowest, and how low."""
    said, game = told.word("who"), told.seen
    named = {who for who in WHO if who in said.lower()}
    verb = "has" if named in ({"descent"}, {"annealing"}) else "have"
    least = min(game.lowest(game.n))
    read = told.reads(least=least, bottom=game.depths[0])
    # What differs is written so that it differs; the bottom is known to ten digits.
    apart = told["least"] > told["bottom"] or least - game.depths[0] < 2e-9
    return named == game.winners and told.word("verb") == verb and read and apart


def below(told: Told) -> tuple[int, int, float]:
    """Return the lowest probe, the number of the hollow below it, and its height."""
    game = told.seen
    at = game.heights.index(min(game.heights))
    return at + 1, game.hollows[at], min(game.heights)


def there(told: Told) -> bool:
    at, hollow, height = below(told)
    near = height - told.seen.depths[0] < 0.1
    return told.seen.is_over and hollow == 0 and near and told.reads(at=at)


def steps_missing(told: Told) -> bool:
    at, hollow, height = below(told)
    far = height - told.seen.depths[0] >= 0.1
    return told.seen.is_over and hollow == 0 and far and told.reads(at=at)


def trapped(told: Told) -> bool:
    at, hollow, _ = below(told)
    depths = told.seen.depths
    read = told.reads(at=at, here=depths[hollow], lowest=depths[0])
    return told.seen.is_over and hollow > 0 and read


def none_there(told: Told) -> bool:
    return told.seen.is_over and 0 not in told.seen.hollows


def some_there(told: Told) -> tuple[int, bool]:
    """Return how many lay above the lowest hollow, and whether the best of them is."""
    game, (_, hollow, least) = told.seen, below(told)
    if not game.is_over or hollow == 0 or 0 not in game.hollows:
        return 0, False
    heights = [
        (height, at)
        for at, height in enumerate(game.heights, start=1)
        if game.hollows[at - 1] == 0
    ]
    height, at = min(heights)
    read = told.reads(at=at, height=height, least=least)
    return len(heights), height > least and read


def one_there(told: Told) -> bool:
    return some_there(told) == (1, True)


def more_there(told: Told) -> bool:
    n, is_best = some_there(told)
    return n > 1 and is_best and told.reads(n=n)


def means(told: Told) -> bool:
    game = told.seen
    found = dict(zip(WHO[1:], regrets(game.n, game.rate).mean(axis=1), strict=True))
    one = (told.word("noun") == "probe") == (game.n == 1)
    return game.is_over and one and told.reads(grounds=200, n=game.n, **found)


def shares(told: Told) -> bool:
    game = told.seen
    near = 100 * (regrets(game.n, game.rate) < 0.1).mean(axis=1)
    found = dict(zip(WHO[1:], near, strict=True))
    return game.is_over and told.reads(near=0.1, **found)


def machines(told: Told) -> bool:
    return is_asked(told) and told.reads(n=told.seen.n)


def is_asked(told: Told) -> bool:
    """Tell whether there is a bet: all probes are spent, and somebody was better."""
    game = told.seen
    return game.n == game.budget and len(game.winners) < len(WHO)


def lowest(told: Told) -> bool:
    game = told.seen
    found = dict(zip(WHO, game.lowest(game.n), strict=True))
    return is_asked(told) and told.reads(**found)


HERE = "Straight downhill from your lowest probe, number {at}, lies"
CLAIMS = (
    Claim(
        "That is still open: nothing was felt so far.", lambda told: told.seen.n == 0
    ),
    Claim(
        "That is still open: {n} of {budget} probes {verb:is|are} spent, and the "
        "lowest felt is {height}, with probe {at}.",
        still_open,
    ),
    Claim(
        "{who:*} {verb:has|have} felt the lowest place, at height {least}; the bottom "
        "is at {bottom}.",
        who_won,
    ),
    Claim(f"{HERE} the bottom, and it is all but there.", there),
    Claim(
        f"{HERE} the bottom: what is missing are more steps along the slopes felt.",
        steps_missing,
    ),
    Claim(
        f"{HERE} another hollow, with its bottom at {{here}}; the lowest is at "
        "{lowest}.",
        trapped,
    ),
    Claim(
        "Not one of your probes lay where downhill leads to the lowest hollow: no "
        "slope that you felt leads there.",
        none_there,
    ),
    Claim(
        "Downhill from probe {at} lay the lowest hollow, but it felt {height}, and "
        "your lowest {least}: a height says little of how deep the hollow is.",
        one_there,
    ),
    Claim(
        "Downhill from {n} of your probes lay the lowest hollow, but the lowest of "
        "these, probe {at}, felt {height}, and your lowest {least}: a height says "
        "little of how deep the hollow is.",
        more_there,
    ),
    Claim(
        "On {grounds} other such grounds, with {n} {noun:probe|probes} each from a "
        "first one drawn by chance, the lowest felt is above the bottom by, on "
        f"average: {THREE}.",
        means,
    ),
    Claim(
        "Descent came within {near} of the bottom on {descent}% of these grounds, "
        "restarts on {restarts}% and annealing on {annealing}%.",
        shares,
    ),
    Claim("Each machine had {n} probes too.", machines),
    Claim(
        "Descent walked from your first one with η = {rate}, annealing guessed around "
        "it, and restarts walked from places drawn by chance.",
        lambda told: is_asked(told) and told.reads(rate=told.seen.rate),
    ),
    Claim("Who felt the lowest place?", is_asked),
    Claim(f"Lowest felt: {LOWEST}", lowest),
)
