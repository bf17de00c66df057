"""What "One step" may say of one learning rate: what is promised, what is kept."""

from tests.claims import Claim
from tests.pages.chapters.backpropagation.the_factory.claims.passes import steps
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import SHARE

FALLS = "Really E falls from {before} to {after}, a change of {change}: "
TO_0 = FALLS.replace("{after}", "nearly 0, less than {least}")


def _nothing_moves(told) -> bool:
    return not told.seen.moves


PROMISED = (
    Claim("η = {eta} (your η).", lambda told: steps.is_at(told) and steps.is_own(told)),
    Claim("η = {eta}.", lambda told: steps.is_at(told) and not steps.is_own(told)),
    Claim(
        "The gradient promises a change of {promise}.",
        lambda told: steps.promises(told) and not steps.is_more(told),
    ),
    Claim(
        "The gradient promises a change of {promise}, more than all of E, which is "
        "{e}.",
        lambda told: (
            steps.promises(told)
            and steps.is_more(told)
            and told.reads(e=told.seen.loss)
        ),
    ),
    Claim(
        "The gradient promises a change of {promise}, too little to show among the "
        "digits of E, {e}.",
        lambda told: (
            steps.promises(told)
            and told.reads(e=told.seen.loss)
            and not steps.is_seen(told)
            and -told.seen.promised[told.step] <= 11 * told.seen.noise
        ),
    ),
    Claim(
        "The gradient is 0.",
        _nothing_moves,
    ),
    Claim(
        "Not one {what:weight|weight and not one bias} has any blame, so nothing is "
        "promised, nothing moves and E stays at {e}, whatever η is.",
        lambda told: (
            _nothing_moves(told)
            and told.reads(e=told.seen.loss)
            and (told.word("what") == "weight") != told.seen.settings.biases
        ),
    ),
    Claim(
        "The gradient is almost 0, so near to it that its length squared is no number "
        "above 0: nothing can be promised, and E stays at {e}.",
        lambda told: (
            told.seen.moves
            and told.seen.squares * 0.01 < 1e-300
            and told.reads(e=told.seen.loss)
        ),
    ),
)
KEPT = (
    Claim(
        "Really E stays at {e}, as far as 16 digits can tell.",
        lambda told: told.reads(e=told.seen.loss) and not steps.is_seen(told),
    ),
    Claim(
        "Really E {way:falls|rises} by about {by}, in its last digits.",
        lambda told: (
            steps.is_about(told)
            and (told.word("way") == "rises") == (told.seen.real[told.step] > 0)
        ),
    ),
    Claim(
        "Really E rises from {before} to {after}, a change of {change}: the step went "
        "too far.",
        lambda told: steps.changes(told) and told.seen.real[told.step] > 0,
    ),
    *(
        Claim(
            f"{falls}{SHARE} of the promise{end}",
            lambda told, goes=goes, is_more=is_more: (
                goes(told)
                and told.seen.real[told.step] < 0
                and steps.keeps(told, told.step)
                and (told.seen.kept[told.step] > 1) == is_more
            ),
        )
        for falls, goes in ((FALLS, steps.changes), (TO_0, steps.vanishes))
        for end, is_more in ((", more than all.", True), (" is kept.", False))
    ),
    Claim(
        "So near, E is almost straight, and a slope tells nearly everything.",
        lambda told: steps.off(told.seen.kept[: told.step + 1]) < 0.0201,
    ),
    Claim(
        "E bends both ways along this way, and here that nearly evens out.",
        lambda told: (
            steps.off(told.seen.kept[told.step]) < 0.0201
            and steps.off(told.seen.kept[: told.step + 1]) > 0.0199
        ),
    ),
    Claim(
        "E bends down along this way: it gets steeper at first, so the step brings "
        "more than the slope where it began.",
        lambda told: told.seen.kept[told.step] > 1 and steps.bends_down_at_first(told),
    ),
    Claim(
        "Farther along the way E gets steeper, so the step brings more than the slope "
        "where it began.",
        lambda told: (
            told.seen.kept[told.step] > 1 and not steps.bends_down_at_first(told)
        ),
    ),
    Claim(
        "E bends up along this way.",
        lambda told: steps.is_seen(told) and told.seen.real[told.step] > 0,
    ),
    Claim(
        "The step jumped across lower ground and ended higher than it began.",
        lambda told: told.seen.real[told.step] > 0 and steps.lower_ground(told),
    ),
    Claim(
        "The gradient is the slope here.", lambda told: told.seen.kept[told.step] < 0.99
    ),
    Claim(
        "E bends, and farther along the way it is less steep, so the slope where we "
        "began promises too much.",
        lambda told: -1e-3 < told.seen.kept[told.step] < 0.99,
    ),
)
