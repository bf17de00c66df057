"""What "For ever" says of the three walks."""

from tests.claims import Claim, Told, reads_as

from .ever_walks import GONE, OTHER, RESTS, ROUND, bend, every_start, slope


def _ball(told: Told) -> float:
    return told.seen.at(told.seen.ball, told.step)


def _was_here(told: Told) -> bool:
    seen, period = told.seen, told.seen.period
    before = told.step - period
    return (
        seen.fate == ROUND
        and told["p"] == period
        and before >= 0
        and abs(seen.ball[told.step] - seen.ball[before]) < 1e-3
    )


def _places(told: Told) -> bool:
    """Tell whether a round's places are said in their order, as many as there are."""
    seen = told.seen
    text = told.word("places").replace(" and ", ", ")
    said = [part for part in text.split(", ") if not part.endswith(" more")]
    more = [part for part in text.split(", ") if part.endswith(" more")]
    n = len(said) + (int(more[0].split()[0]) if more else 0)
    late = seen.far[-seen.period :]
    turns = (late[k:] + late[:k] for k in range(len(late)))
    return n == seen.period and any(
        all(reads_as(one, x) for one, x in zip(said, turn, strict=False))
        for turn in turns
    )


def _goes_round(told: Told) -> bool:
    seen = told.seen
    return (
        seen.fate == ROUND
        and told["n"] == seen.period
        and _places(told)
        and abs(told["k"] - seen.arrival(seen.far)) <= 1
    )


def _wanders(told: Told) -> bool:
    seen = told.seen
    return seen.fate == OTHER and seen.period == 0 and told["n"] == seen.n + 4096


def _arrived(told: Told) -> bool:
    seen = told.seen
    arrival = seen.arrival(seen.far)
    return seen.fate == RESTS and told["k"] == arrival > 0


def _edge(told: Told, below: bool) -> bool:
    seen = told.seen
    product, edge = 25 * seen.eta, 2 + 2 * seen.beta
    return (product < edge) == below and told.reads(p=product, edge=edge)


STORY = (
    Claim("Step {k}.", lambda told: told["k"] == told.step),
    Claim(
        "The ball is at x = {b}, the hiker at {h}, Nesterov's ball at {n}.",
        lambda told: told.reads(
            b=_ball(told),
            h=told.seen.at(told.seen.hiker, told.step),
            n=told.seen.at(told.seen.ahead, told.step),
        ),
    ),
    Claim(
        "The ball feels a slope of {s}, and a bend of {bend}.",
        lambda told: told.reads(s=slope(_ball(told)), bend=bend(_ball(told))),
    ),
    Claim("It was here {p} steps before, too.", _was_here),
    Claim(
        "The ball has been at rest since step {k}.",
        lambda told: (
            told.seen.fate == RESTS and told["k"] == len(told.seen.ball) - 1 < told.step
        ),
    ),
    Claim(
        "The ball has left every scale after step {k}.",
        lambda told: (
            told.seen.fate == GONE and told["k"] == len(told.seen.ball) - 1 < told.step
        ),
    ),
)
ENDINGS = (
    Claim(
        "The ball comes to rest at the bottom, within a millionth of it from step {k} "
        "on.",
        _arrived,
    ),
    Claim(
        "The ball comes to rest at the bottom, where it began.",
        lambda told: told.seen.x == 0,
    ),
    Claim(
        "The ball goes round {n} places for ever: x = {places:*}, from step {k} on.",
        _goes_round,
    ),
    Claim(
        "A small distance from them is in the long run multiplied by {f} in every "
        "round: who comes near is drawn in.",
        lambda told: told.seen.factor < 1 and told.reads(f=told.seen.factor),
    ),
    Claim("The ball has gone on for {n} steps and repeats nothing.", _wanders),
    Claim(
        "After step {k} the ball leaves every scale.",
        lambda told: told.seen.fate == GONE and told["k"] == len(told.seen.far) - 1,
    ),
    Claim(
        "Hiker and Nesterov's ball rest where they began.",
        lambda told: told.seen.x == 0,
    ),
    Claim(
        "Hiker and Nesterov's ball come to rest at the bottom, within a millionth of "
        "it from steps {h} and {n} on.",
        lambda told: (
            told["h"] == told.seen.hiker_arrival
            and told["n"] == told.seen.ahead_arrival
        ),
    ),
    Claim(
        "On a parabola of bend 25, and on one of bend 1, such a ball comes to rest: "
        "η·λ = {p} is below 2 + 2β = {edge}.",
        lambda told: _edge(told, below=True),
    ),
    Claim(
        "On a parabola of bend 25 alone such a ball would not come to rest: η·λ = {p} "
        "is not below 2 + 2β = {edge}.",
        lambda told: _edge(told, below=False),
    ),
)


def _rests_then(told: Told) -> bool:
    now, after = told.seen, told.after.settings
    return now.fate != RESTS and told.reads(beta=after.momentum)


def _counts(told: Told) -> bool:
    total, rests, rounds = every_start(told.seen.eta, told.seen.beta)
    said = 0 if told.said.get("rounds") is None else told["rounds"]
    return told["total"] == total and told["rests"] == rests < total and said == rounds


ASIDE = (
    Claim("Take β = {beta}", _rests_then),
    Claim(
        "From every start of this slider the ball comes to rest.",
        lambda told: every_start(told.seen.eta, told.seen.beta)[1] == 161,
    ),
    Claim(
        "From {rests} of the {total} starts of this slider the ball comes to rest, "
        "from {rounds} it goes round for ever.",
        _counts,
    ),
    Claim(
        "From {rests} of the {total} starts of this slider the ball comes to rest, "
        "from none it goes round for ever.",
        _counts,
    ),
)
