"""What "Chain rule" may say of the paths to one weight or bias."""

from tests.claims import Claim, Claims
from tests.pages.chapters.backpropagation.the_factory.claims.corners import (
    SIDES,
    at_corner,
    beside,
    is_beside,
    sides,
)
from tests.pages.chapters.backpropagation.the_factory.claims.own import Own
from tests.pages.chapters.backpropagation.the_factory.claims.passes import chain
from tests.pages.chapters.backpropagation.the_factory.claims.passes.chain import (
    ERROR,
    INPUT,
    SLOPE,
    WEIGHT,
    factor,
    is_zero,
    of_unit,
    owns,
    tells,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.draws import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import NOTE
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    OUT,
    UNIT,
)

ANY_UNIT = "{unit:ŷ|ŷ₁|ŷ₂|h₁|h₂|h₃}"


def _several(told) -> bool:
    return len(told.seen.paths) > 1


def _alone(told) -> bool:
    return not _several(told)


ON_THE_LINE = (
    Claim(
        "How much would E change if {own:*} ({role:*}) grew a little?",
        lambda told: owns(told) and told.word("role") == chain.role(told),
    ),
    Claim(
        "Follow the line from E back to {own:*}, and multiply what you meet.",
        owns,
    ),
    Claim("Only one path leads there.", _alone),
    Claim(
        f"From {UNIT} lines lead to ŷ₁ and ŷ₂, so there is a path for each.",
        lambda told: _several(told) and told.word("unit") == told.seen.into,
    ),
    Claim(
        "{name:*}: where {what:*} grows a little, E changes {value} times as much.",
        lambda told: (
            tells(ERROR)(told)
            and told.word("what") == factor(told)[0].removeprefix("∂E/∂")
        ),
    ),
    Claim(
        "{name:*}: the softmax is in ∂E/∂z already, so the slope counts as 1.",
        lambda told: (
            tells(SLOPE, False)(told)
            and told.seen.is_softmax
            and "ŷ" in told.word("name")
        ),
    ),
    Claim(
        f"{{name:*}}: where z of {ANY_UNIT} grows a little, {ANY_UNIT} changes "
        "{value} times as much.",
        lambda told: (
            tells(SLOPE)(told) and told.word("name") == f"slope of {told.word('unit')}"
        ),
    ),
    Claim(
        f"{{name:*}}: z of {UNIT} is exactly 0, ReLU's corner; there the slope counts "
        "as {value}.",
        lambda told: (
            tells(SLOPE)(told)
            and told.word("unit") == told.seen.into
            and at_corner(Own(told.record.settings), told.seen.unit)
        ),
    ),
    Claim(
        f"{{name:*}}: z of {OUT} changes by {{value}} for each 1 that {UNIT} grows.",
        lambda told: (
            tells(WEIGHT)(told)
            and told.word("out") == of_unit(told)
            and told.word("unit") == told.seen.into
        ),
    ),
    Claim(
        f"{{name:*}}: z of {ANY_UNIT} changes by 1 for each 1 that its bias {{own:*}} "
        "grows.",
        lambda told: (
            tells(INPUT, False)(told)
            and told.seen.source is None
            and owns(told)
            and told.word("unit") == told.seen.into
        ),
    ),
    Claim(
        f"{{name:*}}: z of {ANY_UNIT} changes by {{value}} for each 1 that {{own:*}} "
        "grows, since {came:*} = {value} comes in over it.",
        lambda told: (
            tells(INPUT)(told)
            and told.seen.source is not None
            and owns(told)
            and told.word("came") == factor(told)[0]
            and told.word("unit") == told.seen.into
        ),
    ),
    Claim(
        "A 0 in the chain makes the whole product 0.",
        lambda told: factor(told)[1] == 0,
    ),
    Claim("E has no slope there, so there is nothing to hand back.", is_zero(ERROR)),
    Claim(
        "The z of this ReLU is not above 0: nothing gets past it.",
        lambda told: is_zero(SLOPE)(told) and told.seen.kind == "relu",
    ),
    Claim(
        "So far out the {kind:sigmoid|tanh} is flat, to the last digit: nothing gets "
        "past it.",
        chain.flat,
    ),
    Claim("Over a weight of 0 no blame travels.", is_zero(WEIGHT)),
    Claim(
        "Nothing came in over this weight, so it had no part in the mistake.",
        is_zero(INPUT),
    ),
    Claim("So far {before} · {by} = {after}.", chain.so_far),
    Claim("So far {before} · ({by}) = {after}.", chain.so_far),
    Claim("That is the end of {which:the line|path 1|path 2}.", chain.ends),
    Claim(
        "Its {them:weakest link is|weakest links are} {who:*}: {value}{size:| in "
        "size}.",
        chain.weakest,
    ),
)
AT_THE_END = (
    Claim(
        "The sum over the paths.",
        lambda told: _several(told) and told.step == len(told.seen.spots) + 1,
    ),
    Claim("Path 1 says {one} and path 2 says {two}: together {sum}.", chain.paths),
    Claim(
        "They pull in opposite directions, so {what:a part|all of it} cancels.",
        chain.cancels,
    ),
    Claim(
        "Measured.",
        lambda told: told.step == len(told.seen.spots) + len(told.seen.paths),
    ),
    Claim("The chain says ∂E/∂{own:*} = {grad}.", chain.gradient),
    Claim(
        "Nudging {own:*} and looking at E alone says {measured}.",
        lambda told: (
            chain.measured(told)
            and (told["measured"] == 0) == (told.seen.sum == 0)
            and not (is_beside(told) and any(sides(told)))
        ),
    ),
    Claim(
        "Nudging {own:*} and looking at E alone says {measured}, which is {grad} but "
        "for rounding.",
        lambda told: chain.measured(told) and chain.gradient(told),
    ),
    Claim(
        "So does the complex step, which takes the same side of the corner as "
        "backpropagation.",
        lambda told: is_beside(told) and told.seen.measured == 0,
    ),
    Claim("A real nudge is another matter: " + SIDES, beside),
    Claim("Yet E has a corner here: " + SIDES, beside),
    Claim(
        "Backpropagation takes the slope at ReLU's corner as 0, by custom, so a step "
        "leaves {own:*} alone.",
        lambda told: owns(told) and is_beside(told),
    ),
    Claim("∂E/∂{own:*} = {grad}.", chain.gradient),
    Claim(
        "The factors: {all:*}; the nearest to 0 {verb:is|are} {who:*}.", chain.listed
    ),
    Claim(
        "The product is {grad}.",
        lambda told: _alone(told) and told.reads(grad=told.seen.sum),
    ),
    Claim(
        "To make E a little smaller, {own:*} has to go {way:up|down} a little.",
        lambda told: (
            owns(told)
            and told.seen.sum != 0
            and (told.word("way") == "down") == (told.seen.sum > 0)
        ),
    ),
    Claim(
        "E has no slope along {own:*} here, so a step leaves it alone.",
        lambda told: (
            owns(told)
            and told.seen.sum == 0
            and not (is_beside(told) and any(sides(told)))
        ),
    ),
)
ASKED = (
    Claim(
        "The gradient of {own:*} is a product of {n} factors.",
        lambda told: (
            owns(told) and _alone(told) and told["n"] == len(told.seen.paths[0])
        ),
    ),
    Claim("Which of them is the weakest link: the nearest to 0?", _alone),
    Claim(
        "From the error to {own:*} lead {n} paths, one through each output.",
        lambda told: owns(told) and told["n"] == len(told.seen.paths) > 1,
    ),
    Claim("Where do they pull it?", _several),
    Claim(
        "the gradient of one weight is a product of numbers you can point at.", _alone
    ),
    Claim(
        "Which of them decides how little is left?",
        lambda told: _alone(told) and len(told.seen.weakest(told.seen.paths[0])) == 1,
    ),
    Claim(
        "from a hidden weight lines lead to both outputs, so its gradient is a sum of "
        "two products.",
        _several,
    ),
    Claim(
        "Compare their signs.", lambda told: _several(told) and all(told.seen.values)
    ),
)
CLAIMS = Claims(
    (NOTE, *ON_THE_LINE, *AT_THE_END, *ASKED),
    chain.Chain,
    chain.answers,
    DRAWS,
    n_steps=6,
)
