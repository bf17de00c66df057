"""What "One split" says of who won, and of ties."""

from tests.claims import Claim, Told
from tests.claims.shapes import number

from .split_seen import NEAR, Node, here, units
from .split_story import UNIT

MOST_NAMED = 4


def nodes(told: Told) -> list[Node]:
    """Return the node of the step, and the root, of which the bet's reason tells."""
    return [here(told), told.seen.node(0)]


def anywhere(holds):
    """Return a question that is asked of the step's node, and of the root."""
    return lambda told: any(holds(told, node) for node in nodes(told))


def wins(told: Told, node: Node) -> bool:
    return len(node.tied) == 1 and told.reads(gain=node.best) and units(told)


def follows(told: Told, node: Node) -> bool:
    """Tell whether the next best feature and its best cut are named."""
    if len(node.first) != 1 or node.second is None or node.second < NEAR:
        return False
    if not (told.reads(gain=node.best) and units(told)):
        return False
    return told.reads(other=node.second) and any(
        told.seen.is_cut(told.word("name"), told["t"], feature, low / 2 + high / 2)
        for feature, low, high, gain in node.cuts
        if feature not in node.first and gain > node.second - NEAR
    )


def others_gain_nothing(told: Told, node: Node) -> bool:
    if len(node.first) != 1 or node.second is None or node.second >= NEAR:
        return False
    return told.reads(gain=node.best) and units(told)


def vain(node: Node) -> bool:
    return node.best < NEAR and len(node.tied) > 0


def tie(told: Told) -> bool:
    node = here(told)
    return len(node.tied) > 1 and not vain(node)


def is_named(told: Told) -> bool:
    """Tell whether all cuts that tie are named, and no other."""
    node = here(told)
    names = told.word("names").replace(" and ", ", ").split(", ")
    cuts = [name.rpartition(" ≤ ") for name in names]
    return len(node.tied) == len(cuts) <= MOST_NAMED and all(
        told.seen.is_cut(name, number(at), feature, low / 2 + high / 2)
        for (name, _, at), (feature, low, high, _) in zip(cuts, node.tied, strict=True)
    )


def of_one(node: Node) -> bool:
    """Tell whether all cuts that tie are of one feature."""
    return len(node.tied) > 1 and len(node.first) == 1


def of_several(node: Node) -> bool:
    return len(node.first) > 1


WON = (
    Claim(
        f"It gains {{gain}}{UNIT}; the next feature, {{name:*}} ≤ {{t}}, gains "
        "{other}.",
        anywhere(follows),
    ),
    Claim(
        f"It gains {{gain}}{UNIT}; no other feature gains anything.",
        anywhere(others_gain_nothing),
    ),
    Claim(
        f"It gains {{gain}}{UNIT}; no other feature can be cut here.",
        lambda told: (
            len(here(told).features) == 1
            and here(told).second is None
            and wins(told, here(told))
        ),
    ),
    Claim(
        "No gain at all, whatever the cut.",
        lambda told: told.step > 0 and vain(here(told)),
    ),
    Claim(
        "The tree cuts all the same: what gains nothing now may gain later.",
        lambda told: told.step > 0 and any(map(vain, nodes(told))),
    ),
    Claim(
        f"A tie: {{n}} cuts gain {{gain}}{UNIT} each.",
        lambda told: (
            tie(told)
            and told["n"] == len(here(told).tied) > MOST_NAMED
            and told.reads(gain=here(told).best)
            and units(told)
        ),
    ),
    Claim(
        f"A tie: {{names:*}} gain {{gain}}{UNIT} each.",
        lambda told: (
            tie(told)
            and is_named(told)
            and told.reads(gain=here(told).best)
            and units(told)
        ),
    ),
    Claim(
        "The lowest threshold is taken.",
        lambda told: any(of_one(node) for node in nodes(told)),
    ),
    Claim(
        "The first column is taken.",
        lambda told: any(
            of_several(node) and len(node.tied) == len(node.first)
            for node in nodes(told)
        ),
    ),
    Claim(
        "The first column is taken, at its lowest threshold.",
        lambda told: any(
            of_several(node) and len(node.tied) > len(node.first)
            for node in nodes(told)
        ),
    ),
)
