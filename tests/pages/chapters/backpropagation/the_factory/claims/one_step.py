"""What "One step" may say of promises, and of how much of them is kept."""

from tests.claims import Claim, Claims
from tests.pages.chapters.backpropagation.the_factory.claims.passes import steps
from tests.pages.chapters.backpropagation.the_factory.claims.passes.draws import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import NOTE
from tests.pages.chapters.backpropagation.the_factory.claims.passes.promised import (
    KEPT,
    PROMISED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import SHARE
from tests.pages.chapters.backpropagation.the_factory.claims.passes.steps import Steps

TRUST = "How far to trust a slope: less than half of the promise is kept "
NEVER_RISES = "E does not rise for any of these η: even at {most} it "


ENDED = (
    Claim(
        TRUST + "from η = {eta} on.", lambda told: steps.halves(told, ever_after=True)
    ),
    Claim(
        TRUST + "at η = {eta} for the first time, but not at all above it.",
        lambda told: steps.halves(told, False),
    ),
    Claim(
        "How far to trust a slope: half of the promise is kept even at η = {eta}.",
        lambda told: told.seen.half is None and told["eta"] == told.seen.rates[-1],
    ),
    Claim(
        "Where the step begins E hardly bends{soon:|, but soon after it does}.",
        lambda told: (
            abs(told.seen.bent) < 1.1e-4
            and told.seen.is_straight_at_first == (told.word("soon") == "")
        ),
    ),
    Claim(
        "Where the step begins E bends down.",
        lambda told: steps.bends_down_at_first(told),
    ),
    Claim(
        "Where the step begins E bends down, so small steps keep more than they "
        "promise{flat:|; it is the long way that flattens out}.",
        lambda told: (
            steps.bends_down_at_first(told)
            and told.seen.kept[0] > 1
            and bool(told.word("flat")) == (told.seen.kept[-1] < 1)
        ),
    ),
    Claim(
        "Where the step begins E bends up: a little of the way changes its slope "
        "{bent} times as much.",
        lambda told: told.seen.bent > 0 and told.reads(bent=told.seen.bent),
    ),
    Claim(
        "If it went on so, like a parabola, half of the promise would be kept at η = "
        "{half}, and E would rise beyond η = {rise}.",
        lambda told: steps.parabola(told),
    ),
    Claim(
        NEVER_RISES + "is {after}, below the {before} it was.",
        lambda told: steps.never_rises(told) and steps.goes(told, -1),
    ),
    Claim(
        NEVER_RISES + "is nearly 0, less than {least}, below the {before} it was.",
        lambda told: steps.never_rises(told) and steps.goes_to_0(told, -1),
    ),
    Claim(
        NEVER_RISES + "stays at {e}.",
        lambda told: (
            steps.never_rises(told)
            and told.reads(e=told.seen.loss)
            and not steps.is_seen(told, -1)
        ),
    ),
    Claim(
        "The first η here at which E rises is {eta}: by {about:|about }{by}.",
        steps.first_rises,
    ),
    Claim(
        "Your own η = {eta} lets E rise.",
        lambda told: steps.own_is_seen(told) and told.seen.real[told.seen.own] > 0,
    ),
    Claim(
        f"Your own η = {{eta}} keeps {SHARE} of its promise.",
        lambda told: (
            steps.own_is_seen(told)
            and told.seen.real[told.seen.own] < 0
            and steps.keeps(told, told.seen.own)
        ),
    ),
    Claim(
        "Your own η = {eta} keeps next to nothing of its promise.",
        lambda told: (
            steps.own_is_seen(told) and steps.next_to_nothing(told, told.seen.own)
        ),
    ),
    Claim(
        "Your own η = {eta} changes E by too little to show among its digits.",
        lambda told: (
            told.reads(eta=told.seen.rate) and not steps.is_seen(told, told.seen.own)
        ),
    ),
)
ASKED = (
    Claim(
        "The gradient promises that a step of η lowers E by η‖g‖².",
        lambda told: told.seen.moves,
    ),
    Claim(
        "Let η grow from {least} to {most}.",
        lambda told: [told["least"], told["most"]] == told.seen.ends,
    ),
    Claim(
        "Where is less than half of the promise kept for the first time?",
        lambda told: told.seen.moves,
    ),
    Claim(
        f"Even η = {{eta}} keeps {SHARE} of its promise.",
        lambda told: (
            told["eta"] == told.seen.rates[-1]
            and told.seen.half is None
            and steps.keeps(told, -1)
        ),
    ),
    Claim(
        f"At η = {{eta}} only {SHARE} is kept.",
        lambda told: steps.halves(told) and steps.keeps(told, told.seen.half),
    ),
    Claim(
        "At η = {eta} only next to nothing is kept.",
        lambda told: steps.halves(told) and steps.next_to_nothing(told, told.seen.half),
    ),
    Claim(
        "At η = {eta} nothing is kept: there E rises.",
        lambda told: steps.halves(told) and told.seen.real[told.seen.half] > 0,
    ),
    Claim(
        f"At η = {{eta}} it was still {SHARE}.",
        lambda told: (
            bool(told.seen.half)
            and told.reads(eta=told.seen.rates[told.seen.half - 1])
            and steps.keeps(told, told.seen.half - 1)
        ),
    ),
    Claim(
        "the gradient promises that E falls by η times its length squared.",
        lambda told: told.seen.moves,
    ),
    Claim(
        "Up to which η is that promise kept?", lambda told: told.seen.half is not None
    ),
)
CLAIMS = Claims(
    (NOTE, *PROMISED, *KEPT, *ENDED, *ASKED), Steps, steps.answers, DRAWS, n_steps=6
)
