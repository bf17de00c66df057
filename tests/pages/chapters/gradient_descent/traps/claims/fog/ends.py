"""What is told at the end, asked in the bet, and to be observed in the presets."""

from tests.claims import Claim, Told

from .many import regrets
from .own import WHO
from .told import LOWEST

FOUR = "you {you}, descent {descent}, restarts {restarts} and annealing {annealing}"
THREE = "descent {descent}, restarts {restarts} and annealing {annealing}"
LAST = {"descent", "restarts", "annealing"}


def still_open(told: Told) -> bool:
    game = told.seen
    at = game.heights.index(min(game.heights)) + 1
    read = told.reads(n=game.n, budget=game.budget, height=min(game.heights), at=at)
    return not game.is_over and read and (told.word("verb") == "is") == (game.n == 1)


def who_won(told: Told) -> bool:
    """Tell whether those named, and nobody else, came lowest."""
    said = told.word("who")
    named = {who for who in WHO if who in said.lower()}
    verb = "has" if named in ({"descent"}, {"annealing"}) else "have"
    return named == told.seen.winners and told.word("verb") == verb


def above(told: Told) -> bool:
    game = told.seen
    missed = [max(low - game.depths[0], 0.0) for low in game.lowest(game.n)]
    read = told.reads(bottom=game.depths[0])
    # The bottom is known to some ten digits, and no further.
    pairs = zip(WHO, missed, strict=True)
    return read and all(_nearly(told, who, one) for who, one in pairs)


def _nearly(told: Told, who: str, value: float) -> bool:
    return told.reads(**{who: value}) or abs(told[who] - value) < 2e-9


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
    more = depths[hollow] - depths[0]
    return told.seen.is_over and hollow > 0 and told.reads(at=at, more=more)


def none_there(told: Told) -> bool:
    return told.seen.is_over and 0 not in told.seen.hollows


def one_there(told: Told) -> bool:
    game, (_, hollow, least) = told.seen, below(told)
    if not game.is_over or hollow == 0 or 0 not in game.hollows:
        return False
    at = game.hollows.index(0)
    height = game.heights[at]
    return height > least and told.reads(at=at + 1, height=height, least=least)


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
    game = told.seen
    one = (told.word("noun") == "probe") == (game.n == 1)
    return game.is_over and one and told.reads(n=game.n)


def lowest(told: Told) -> bool:
    game = told.seen
    found = dict(zip(WHO, game.lowest(game.n), strict=True))
    return game.is_over and told.reads(**found)


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
    Claim("{who:*} {verb:has|have} felt the lowest place.", who_won),
    Claim(f"How far above the bottom, which is at {{bottom}}: {FOUR}.", above),
    Claim(f"{HERE} the bottom, and it is all but there.", there),
    Claim(
        f"{HERE} the bottom: what is missing are more steps along the slopes felt.",
        steps_missing,
    ),
    Claim(
        f"{HERE} another hollow, whose bottom is {{more}} higher than the lowest.",
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
        "On {grounds} other such grounds, with {n} {noun:probe|probes} each from a "
        "first one drawn by chance, the lowest felt is above the bottom by, on "
        f"average: {THREE}.",
        means,
    ),
    Claim(
        "Within {near} of it came descent {descent}%, restarts {restarts}% and "
        "annealing {annealing}% of the times.",
        shares,
    ),
    Claim("Each machine had {n} {noun:probe|probes} too.", machines),
    Claim(
        "Descent walked from your first one with η = {rate}, annealing guessed around "
        "it, and restarts walked from places drawn by chance.",
        lambda told: told.seen.is_over and told.reads(rate=told.seen.rate),
    ),
    Claim("Who felt the lowest place?", lambda told: told.seen.is_over),
    Claim(f"Lowest felt: {LOWEST}", lowest),
)
