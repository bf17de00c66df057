"""The claims of the bet of "Side by side", of its remedy, and of Observe lines."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.side_walks import (
    Seen,
    walked,
)


def answers(seen: Seen) -> set[str]:
    """Whoever is lowest after all samples, or nobody."""
    options = (
        f"everyone: all {seen.n} before a step",
        f"the table: {seen.walks[1].size} before a step",
        "one guest before a step",
    )
    order = seen.ranking
    return {options[at] for at in order[0]} if order else {"nobody: all get lost"}


def buys(told: Told) -> bool:
    seen = told.seen
    steps = [seen.asked // walk.size for walk in seen.walks]
    plural = (told.word("u") == "step") == (told["a"] == 1)
    said = [told["a"], told["b"], told["c"]]
    plural = plural and told["b"] != 1 != told["c"]
    return plural and told["n"] == seen.asked and said == steps


def mended(told: Told) -> bool:
    """With that rate nobody gets lost; now somebody does."""
    now, after = told.seen, told.after
    safe = not walked(after).lost
    rate = after.settings.learning_rate
    return bool(now.lost) and safe and told.reads(x=rate) and rate < now.rate


def first_epoch(told: Told) -> bool:
    """After an epoch some are near the bottom and some are not."""
    seen = told.seen
    high = [seen.height(at, seen.n) for at in range(3)]
    return min(high) < 0.01 < 0.5 < max(high) and told["n"] == seen.n


def corner(told: Told) -> bool:
    settings = told.record.settings
    return settings.samples == "petals" and settings.n_epochs > 1


def once(told: Told) -> bool:
    return told.seen.asked == told.seen.n


def leads_away(told: Told) -> bool:
    return told.seen.lost == [2]


def overlap(told: Told) -> bool:
    seen = told.seen
    return not seen.is_line and seen.lowest is not None


def shakes(told: Told) -> bool:
    """One guest's curve is the steepest, and its steps lead up and down."""
    seen = told.seen
    slopes = [float(walk.weights[-1, 0]) for walk in seen.walks]
    return overlap(told) and slopes[2] == max(slopes)


def separated(told: Told) -> bool:
    return not told.seen.is_line and told.seen.lowest is None


def goes_on(told: Told) -> bool:
    """Everybody's last step still leads down."""
    walks = told.seen.walks
    return separated(told) and all(w.losses[-1] < w.losses[-2] for w in walks)


CLAIMS = (
    Claim(
        "Each may ask {n} samples: whose loss is lowest then?",
        lambda told: told["n"] == told.seen.asked,
    ),
    Claim(
        "Who flew off or ends above the first L = {x} is lost: no winner.",
        lambda told: (
            told.reads(x=float(told.seen.walks[0].losses[0]))
            and not {*told.seen.lost} & {*sum(told.seen.ranking, [])}
        ),
    ),
    Claim(
        "{n} samples pay for {a} {u:step|steps} of everyone, {b} steps of the table "
        "and {c} steps of one guest.",
        buys,
    ),
    Claim("Take η = {x}: nobody gets lost", mended),
    Claim("all three start in the corner.", corner),
    Claim(
        "Who is near the bottom after the first {n} samples, and how quiet is each of "
        "them there?",
        first_epoch,
    ),
    Claim("every flower is asked once.", once),
    Claim("How many steps does each of the three take for that?", once),
    Claim(
        "η = {eta} is the same for all three.",
        lambda told: told.reads(eta=told.seen.rate),
    ),
    Claim("Where do the steps of one guest lead?", leads_away),
    Claim("the curve says how likely a virginica is.", overlap),
    Claim("Whose curve is steep first, and whose shakes?", shakes),
    Claim("a cut separates setosa from versicolor without a mistake.", separated),
    Claim("Does any walk come to rest?", goes_on),
)
