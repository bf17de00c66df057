"""The claims of the presets' Observe lines: what they ask has an answer there."""

from tests.claims import Claim, Told

from .visits import came_again, separated


def _is_table(told: Told) -> bool:
    return told.seen.x.tolist() == [[1, 2]] and told.seen.path[0].tolist() == [0.1, 0.3]


def _nielsen(told: Told) -> bool:
    numbers = (told["x"], told["y"], told["n"])
    seen = told.seen
    given = (seen.x[0, 1], seen.y[0], seen.last)
    return seen.settings.activation == "sigmoid" and numbers == given


def _slow(told: Told) -> bool:
    seen = told.seen
    answers = seen.answers(seen.path)[:, 0]
    return len(answers) > 200 and answers[100] > 0.9 > 0.3 > answers[-1]


def _sums(told: Told) -> bool:
    return told.seen.n == 4 and len(told.seen.record.others) == 3


def _flips(told: Told) -> bool:
    updates = told.seen.record.fit.updates
    return told.seen.is_step and 0 < abs(updates).any(axis=1).sum() < told.seen.last


CLAIMS = (
    Claim(
        "step through it: which number of your paper is the first that differs, and by "
        "which loss would it agree?",
        lambda told: _is_table(told) and len(told.seen.record.others) == 1,
    ),
    Claim("input {x}, target {y}, {n} steps.", _nielsen),
    Claim(
        "How long does it hardly learn, and which answer would a book with the whole "
        "square print?",
        _slow,
    ),
    Claim(
        "four samples: by how much does the loss change from one to the other, and how "
        "far does the same η lead?",
        _sums,
    ),
    Claim("a step unit moves only where its answer is wrong.", _flips),
    Claim(
        "After which visit is none wrong any more?",
        lambda told: told.seen.is_step and separated(told),
    ),
    Claim(
        "w₀ = {w} stays, as some books have it.",
        lambda told: (
            not told.seen.settings.bias_learns
            and {float(w[0]) for w in told.seen.path} == {told["w"]}
        ),
    ),
    Claim(
        "Which weights does it end with, and in which epoch?",
        lambda told: separated(told) and not told.seen.settings.bias_learns,
    ),
    Claim(
        "no line has both {one}s on one side.",
        lambda told: (
            told["one"] == 1
            and told.seen.targets.count(1.0) == 2
            and not told.seen.can_be_separated
        ),
    ),
    Claim(
        "When do weights come back that were there before?",
        lambda told: came_again(told) > 0,
    ),
)
