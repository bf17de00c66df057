"""The claims of the presets' Observe lines: what they ask has an answer there."""

from tests.claims import Claim, Told

from .reading import reads

FIVE = [1.0, 2.0, 3.0, 4.0, 5.0]


def _ratios(told: Told) -> set[float]:
    """Return by how much each update multiplies the first mistake."""
    seen = told.seen
    errors = [seen.errors(w)[0] for w in seen.path]
    pairs = zip(errors, errors[1:], strict=False)
    return {round(two / one, 9) for one, two in pairs if abs(one) > 1e-9}


def _perfect(told: Told) -> bool:
    seen = told.seen
    return abs(seen.eta * (1 + seen.times[0] ** 2) - 1) < 1e-12 and seen.n == 1


def _loud(told: Told) -> bool:
    """Tell whether nine hours and failed is the largest mistake and input."""
    seen = told.seen
    errors = [abs(error) for error in seen.errors(seen.path[0])]
    most = errors.index(max(errors))
    return seen.rows[most] == (9.0, 0.0) and max(seen.times) == 9


def _in_minutes(told: Told) -> bool:
    return told.seen.times == [60 * time for time in FIVE] and told.seen.eta == 0.1


def _one_by_one(told: Told) -> bool:
    return told.seen.size == 1 and told.seen.times == FIVE and told.seen.least > 0.01


CLAIMS = (
    Claim(
        "by how much does each update shrink the mistake y − a?",
        lambda told: _ratios(told) == {0.5},
    ),
    Claim(
        "And is the bottom of the error surface one point?",
        lambda told: told.seen.lowest is None,
    ),
    Claim("η is exactly 1/λ.", _perfect),
    Claim(
        "What is 1 − η·λ then, and how far does one update go?",
        lambda told: _perfect(told) and told.seen.last == 1,
    ),
    Claim(
        "on which side of the truth does each answer land, and how far from it?",
        lambda told: len(_ratios(told)) == 1 and max(_ratios(told)) < -1,
    ),
    Claim(
        "no line answers all five, so the lowest loss is not zero.",
        lambda told: told.seen.n == 5 and told.seen.least > 0.01,
    ),
    Claim(
        "How fast does the path go across the valley, and how fast along it?",
        lambda told: told.seen.bends[0] > 0 and told.seen.n_epochs == 40,
    ),
    Claim(
        "nine hours and failed: at first its mistake is the longest arrow and its "
        "input the largest, so it has the loudest voice.",
        _loud,
    ),
    Claim(
        "What does it do to the line?",
        lambda told: _loud(told) and told.seen.path[-1][1] < 0.1,
    ),
    Claim(
        "each update listens to one student only and heads for that student's own "
        "line.",
        _one_by_one,
    ),
    Claim(
        "Does the path come to rest?",
        lambda told: _one_by_one(told) and not told.seen.rests,
    ),
    Claim("the same students in minutes.", _in_minutes),
    Claim(
        "What does the η that served for hours do now?",
        lambda told: _in_minutes(told) and told.seen.flies,
    ),
    Claim(
        "the line becomes an S that can stay near {zero} and {one}, and the surface is "
        "no longer a bowl.",
        lambda told: (
            not told.seen.is_linear and reads(told, 1, one=1.0) and told["zero"] == 0
        ),
    ),
    Claim(
        "How near does it come?",
        lambda told: not told.seen.is_linear and told.seen.end < told.seen.first / 1.5,
    ),
    Claim(
        "it is sure of all its answers.",
        lambda told: all(
            min(a, 1 - a) < 0.021 for a in told.seen.answers(told.seen.path[0])
        ),
    ),
    Claim(
        "How much of a mistake gets through on the flat ends of the S?",
        lambda told: max(told.seen.passes_on(told.seen.path[0])) < 0.001,
    ),
)
