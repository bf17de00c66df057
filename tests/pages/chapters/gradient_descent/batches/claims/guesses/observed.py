"""What the presets of "Guesses" ask to observe."""

from tests.claims import Claim
from tests.pages.chapters.gradient_descent.batches.claims.guesses.told import KEPT

CLAIMS = (
    Claim(
        "ask one flower, then two, then four.",
        lambda told: told.seen.sizes[:3] == [1, 2, 4] and told.seen.worth == 1,
    ),
    Claim(
        "What becomes of the cloud, and what of its middle?",
        lambda told: told.seen.worth == 1,
    ),
    Claim("the slope is short here.", lambda told: told.seen.worth != 1),
    Claim(
        "From which B on do the guesses agree on a way?",
        lambda told: told.seen.worth not in (None, 1),
    ),
    Claim("nothing is put back.", lambda told: told.record.settings.guess_way == KEPT),
    Claim(
        "Compare the two lines where B is a large part of all.",
        lambda told: told.record.settings.guess_way == KEPT,
    ),
    Claim(
        "the curve is steep already.",
        lambda told: (
            told.record.ground.samples.kind == "logistic" and told.seen.place[0] > 5
        ),
    ),
    Claim(
        "Which flowers still pull, and do they agree?",
        lambda told: told.seen.worth != 1,
    ),
    Claim(
        "all flowers are on the right side of the cut.",
        lambda told: (
            all(
                (w > 0) == (y == 0)
                for (_, w), y in zip(
                    told.seen.each, told.record.ground.samples.targets, strict=True
                )
            )
            and max(abs(w) for _, w in told.seen.each) < 0.5
        ),
    ),
    Claim(
        "How far off is a single one?",
        lambda told: told.record.settings.samples == "separable",
    ),
)
