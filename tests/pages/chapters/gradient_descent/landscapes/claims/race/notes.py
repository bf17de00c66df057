"""The claims of what is said under the learning rate in hand."""

import numpy as np

from tests.claims import Claim, Told

from .evidence import NAMES, Seen, reads

FLAT = 1e-11  # of the larger bend: rounding


def _spots(told: Told) -> list[tuple[float, float]]:
    """Return the bends where the note may stand: as it says, start or end."""
    seen: Seen = told.seen
    at = seen.record.hand
    start, end = seen.bends_at(seen.points[0, at]), seen.bends(at)
    where = told.said.get("where")
    if where is None:
        return [start, end]
    if where == "At the start":
        return [start]
    return [] if seen.flew[at] or seen.last == 0 else [end]


def _reads_bends(told: Told, bends: tuple[float, float]) -> bool:
    size = FLAT * max(map(abs, bends))
    return all(
        reads(told.said[name], bend) or (told[name] == 0 and abs(bend) <= size)
        for name, bend in zip("ab", bends, strict=True)
    )


def _down(told: Told) -> bool:
    return any(
        _reads_bends(told, bends) and bends[1] <= FLAT * abs(bends[0])
        for bends in _spots(told)
    )


def _up(told: Told) -> bool:
    return any(
        _reads_bends(told, bends)
        and bends[1] > 0
        and reads(told.said["e"], 2 / bends[1])
        for bends in _spots(told)
    )


def _unknown(told: Told) -> bool:
    seen: Seen = told.seen
    is_tip = _on_a_kink(seen, seen.points[0]) or _on_a_kink(seen, seen.points[-1])
    return is_tip or any(not np.isfinite(bends).all() for bends in _spots(told))


def _on_a_kink(seen: Seen, points) -> bool:
    """Tell whether the walker in hand stands on the very tip of a kink."""
    here = points[seen.record.hand].tolist()
    return any(kind == "kink" and at == here for kind, at in seen.spots)


def _is_hand(told: Told) -> bool:
    seen = told.seen
    return told.word("who") == seen.names[seen.record.hand]


def _edges(told: Told) -> list[float]:
    """Return the edges of the rule in hand: from there on no error shrinks."""
    seen, settings = told.seen, told.seen.settings
    beta, name = settings.momentum, seen.names[seen.record.hand]
    damped = 1 - beta if settings.form == "damped" else 1.0
    by_rule = {
        "Gradient descent": 2.0,
        "Momentum": (2 + 2 * beta) / damped,
        "Nesterov": (2 + 2 * beta) / (1 + 2 * beta),
    }
    if name == "Newton":
        return [2.0]
    highs = [high for _, high in _spots(told) if high > 0]
    return [by_rule[name] / high for high in highs if name in by_rule]


def _changes(told: Told) -> bool:
    is_reference = told.word("who") == "Newton"
    return told.seen.settings.schedule != "constant" and not is_reference


def _edge(told: Told) -> bool:
    settings = told.seen.settings
    rate = settings.learning_rate(settings.walkers[told.seen.record.hand])
    return (
        _is_hand(told)
        and not _changes(told)
        and any(
            told.reads(e=edge, r=rate) and told.word("side") == _side(rate, edge)
            for edge in _edges(told)
        )
    )


def _side(rate: float, edge: float) -> str:
    if abs(rate - edge) <= 1e-9 * edge:  # the bend is known but for rounding
        return "on"
    return "above" if rate > edge else "below"


def _edge_alone(told: Told) -> bool:
    fits = any(told.reads(e=edge) for edge in _edges(told))
    return fits and _is_hand(told) and _changes(told)


def _no_edge(told: Told) -> bool:
    return _is_hand(told) and told.word("who") in ("AdaGrad", "RMSProp", "Adam")


WHERE = "{where:At the start|Where it ended}"
CLAIMS = (
    Claim(f"{WHERE}, λ = {{a}} and {{b}}: the ground bends up in no direction.", _down),
    Claim(f"{WHERE}, λ = {{a}} and {{b}}, so 2/λmax = {{e}}.", _up),
    Claim("The ground there has no bend that can be measured.", _unknown),
    Claim(
        f"The edge of {{who:{NAMES}}} there is {{e}}; η = {{r}} is "
        "{side:above|below|on} it.",
        _edge,
    ),
    Claim(
        f"The edge of {{who:{NAMES}}} there is {{e}}; η changes on the way.",
        _edge_alone,
    ),
    Claim(f"For {{who:{NAMES}}} theory knows no fixed edge.", _no_edge),
)
