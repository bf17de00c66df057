"""The sentences of the part "Chain rule", made from the record."""

from engines.backpropagation import ChainPath, Factor
from pages.chapters.backpropagation.the_factory.chain_rule.record import Record
from pages.chapters.backpropagation.the_factory.words import four, four_bracketed
from pages.figures.chain_tiles import Chain
from pages.ui.bets import Bet
from pages.words.sentences import counted, listed

TIE = 1e-12  # relative
SAME, OPPOSITE, SILENT = (
    "in the same direction",
    "in opposite directions",
    "at least one of them does not pull at all",
)


def labels(record: Record) -> list[str]:
    """Name the steps: the line, every factor, the sum, the check."""
    chain, found = record.chain, ["the line"]
    many = len(chain.paths) > 1
    for n, path in enumerate(chain.paths, 1):
        before = f"path {n}: " if many else ""
        found += [before + chain.name(factor) for factor in path.factors]
    return [*found, *(["sum over paths"] if many else []), "measured"]


def bet(record: Record) -> Bet:
    """Ask for the weakest link of one path, or how several paths pull."""
    chain = record.chain
    name = chain.names.parameter(chain.place)
    if len(chain.paths) > 1:
        return _directions(chain, name)
    path = chain.paths[0]
    options = [chain.name(factor) for factor in path.factors]
    answer = options[path.smallest]
    ties = [chain.name(factor) for factor in weakest_links(path)]
    question = (
        f"The gradient of {name} is a product of {counted(len(options), 'factor')}. "
        "Which of them is the weakest link: the nearest to 0?"
    )
    reason = f"{_all_factors(chain, 0)} The product is {four(chain.total)}."
    others = [tie for tie in ties if tie != answer]
    return Bet(question, answer, reason, options=options, ties=others)


def _directions(chain: Chain, name: str) -> Bet:
    values = [path.value for path in chain.paths]
    if any(value == 0 for value in values):
        answer = SILENT
    else:
        answer = SAME if len({value > 0 for value in values}) == 1 else OPPOSITE
    question = (
        f"From the error to {name} lead {counted(len(values), 'path')}, one through "
        "each output. Where do they pull it?"
    )
    parts = [f"path {n} says {four(value)}" for n, value in enumerate(values, 1)]
    said = f"{listed(parts)}: together {four(chain.total)}."
    reason = said[0].upper() + said[1:]
    return Bet(question, answer, reason, options=(SAME, OPPOSITE, SILENT))


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the chain."""
    chain = record.chain
    if step == 0:
        return _line(chain)
    at = chain.at(step)
    if at is not None:
        return _factor(chain, *at)
    if step == chain.n_steps - 1:
        return _measured(record)
    return [f"**The sum over the paths.** {_sum(chain)}"]


def _line(chain: Chain) -> list[str]:
    name, place = chain.names.parameter(chain.place), chain.place
    unit = chain.names.unit(place.layer + 1, place.unit)
    said = [
        f"**How much would E change if {name} ({chain.names.role(place)}) grew a "
        "little?** Follow the line from E back to it, and multiply what you meet."
    ]
    if len(chain.paths) == 1:
        return [*said, "Only one path leads there."]
    ears = [chain.names.unit(2, path.units[0]) for path in chain.paths]
    return [*said, f"{unit} is heard by {listed(ears)}, so there is a path for each."]


def _factor(chain: Chain, n: int, k: int) -> list[str]:
    """Tell one factor, the product so far, and at its end what the path comes to."""
    path, so_far = chain.paths[n], chain.so_far[n]
    factor = path.factors[k]
    said = [f"**{chain.name(factor)}**: {_meaning(chain, factor)}"]
    if not factor.value:
        said.append(_zero(chain, factor))
    if k:
        product = f"{four(so_far[k - 1])} · {four_bracketed(factor.value)}"
        said.append(f"So far {product} = {four(so_far[k])}.")
    if k + 1 == len(path.factors):
        weakest = path.factors[path.smallest]
        which = f"path {n + 1}" if len(chain.paths) > 1 else "the line"
        said.append(
            f"That is the end of {which}. Its weakest link is {_weakest(chain, n)}: "
            f"{four(weakest.value)}."
        )
    return said


def _meaning(chain: Chain, factor: Factor) -> str:
    """Say what a factor is: how much one thing changes with another."""
    unit = chain.names.unit(factor.layer + 1, factor.unit)
    value = four(factor.value)
    if factor.kind == "error":
        what = f"z of {unit}" if chain.record.is_logits else unit
        return f"the mistake. E changes by {value} for each 1 that {what} grows."
    if factor.kind == "slope":
        if chain.record.is_logits and factor.layer == 1:
            return "the softmax is in ∂E/∂z already, so the slope counts as 1."
        return f"{unit} changes by {value} for each 1 that its z grows."
    if factor.kind == "weight":
        sender = chain.names.unit(factor.layer, factor.source)
        return f"z of {unit} changes by {value} for each 1 that {sender} grows."
    name = chain.names.parameter(chain.place)
    if factor.source is None:
        return f"z of {unit} changes by 1 for each 1 that its bias {name} grows."
    came = chain.names.unit(factor.layer, factor.source)
    return (
        f"z of {unit} changes by {value} for each 1 that {name} grows, since {came} = "
        f"{value} comes in over it."
    )


def _zero(chain: Chain, factor: Factor) -> str:
    """Say why a factor that is 0 ends the line."""
    why = {
        "error": "There is no mistake, so there is nothing to hand back.",
        "slope": "The unit is dead or flat here: nothing gets past it.",
        "weight": "Over a weight of 0 no blame travels.",
        "input": "Nothing came in over this weight, so it had no part in the mistake.",
    }
    return f"A 0 in the chain makes the whole product 0. {why[factor.kind]}"


def _sum(chain: Chain) -> str:
    values = [path.value for path in chain.paths]
    parts = [f"path {n} says {four(value)}" for n, value in enumerate(values, 1)]
    said = f"{listed(parts)}: together {four(chain.total)}."
    said = said[0].upper() + said[1:]
    if min(values) < 0 < max(values):
        what = "a part cancels" if chain.total else "all of it cancels"
        return f"{said} They pull in opposite directions, so {what}."
    return said


def _measured(record: Record) -> list[str]:
    chain = record.chain
    name = chain.names.parameter(chain.place)
    return [
        f"**Measured.** The chain says ∂E/∂{name} = {four(chain.total)}. Nudging "
        f"{name} and looking at E alone says {four(record.measured)}."
    ]


def ending(record: Record) -> list[str]:
    """Say what decided the size of the gradient."""
    chain = record.chain
    name = chain.names.parameter(chain.place)
    first = f"∂E/∂{name} = {four(chain.total)}."
    if len(chain.paths) > 1:
        said = [first, _sum(chain)]
    else:
        said = [first, _all_factors(chain, 0)]
    if chain.total:
        way = "down" if chain.total > 0 else "up"
        return [*said, f"To make E smaller, {name} has to go {way}."]
    return [*said, f"E does not care about {name}, so it stays."]


def _all_factors(chain: Chain, n: int) -> str:
    path = chain.paths[n]
    factors = [f"{chain.name(f)} {four(f.value)}" for f in path.factors]
    weakest = weakest_links(path)
    verb = "is" if len(weakest) == 1 else "are"
    nearest = f"the nearest to 0 {verb} {_weakest(chain, n)}"
    return f"The factors: {listed(factors)}; {nearest}."


def weakest_links(path: ChainPath) -> list[Factor]:
    """Return the factors that are nearest to 0."""
    least = min(abs(factor.value) for factor in path.factors)
    return [f for f in path.factors if abs(f.value) <= least * (1 + TIE)]


def _weakest(chain: Chain, n: int) -> str:
    """Name them, with their article."""
    names = [chain.name(factor) for factor in weakest_links(chain.paths[n])]
    return listed([f"the {n}" if n.startswith("slope") else n for n in names])
