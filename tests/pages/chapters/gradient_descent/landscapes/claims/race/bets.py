"""The claims of the bet: its question, its reason, and who is right."""

from tests.claims import Claim, Told

from .evidence import LEVEL, Seen

NOBODY = "nobody: all get lost"


def answers(seen: Seen) -> set[str]:
    """Return who is lowest in the end."""
    places = seen.places(seen.last)
    return {seen.names[i] for i in places[0]} if places else {NOBODY}


def _asked(told: Told) -> bool:
    n = told.seen.settings.n_steps
    return told.reads(n=n) and told.word("w") == ("step" if n == 1 else "steps")


def _first(told: Told) -> bool:
    """Tell whether the lowest are named rightly, with their height."""
    seen = told.seen
    [some, *_] = seen.places(seen.last) or [[]]
    return bool(
        some
        and told.word("who") == seen.named(some)
        and told.word("v") == ("ends" if len(some) == 1 else "end")
        and seen.level(told, "f", "at", some, seen.last)
    )


def _only(told: Told) -> bool:
    return _first(told) and len(told.seen.places(told.seen.last)) == 1


def _next(told: Told) -> bool:
    seen = told.seen
    places = seen.places(seen.last)
    if not _first(told) or len(places) < 2:
        return False
    verb = "comes" if len(places[1]) == 1 else "come"
    return bool(
        told.word("next") == seen.named(places[1])
        and told.word("c") == verb
        and seen.level(told, "g", "by", places[1], seen.last)
        and told["f"] < told["g"]
    )


def _lost(told: Told) -> bool:
    seen = told.seen
    some = [i for i in seen.lost(seen.last) if i in seen.racers]
    return bool(some) and told.word("who") == seen.named(some)


CLAIMS = (
    Claim("All start at one place and take {n} {w:step|steps}.", _asked),
    Claim(
        "Who is lowest in the end?",
        lambda told: len(told.seen.racers) > 1 and told.seen.last > 0,
    ),
    Claim(f"{{who:*}} {{v:ends|end}} {LEVEL % ('at', 'f')}.", _only),
    Claim(
        f"{{who:*}} {{v:ends|end}} {LEVEL % ('at', 'f')}; next {{c:comes|come}} "
        f"{{next:*}}, {LEVEL % ('by', 'g')}.",
        _next,
    ),
    Claim("{who:*} got lost.", _lost),
    Claim(
        "Every next step would lead farther than 10⁹, or to where f or its slope is "
        "not defined.",
        lambda told: all(map(told.seen.leads_nowhere, told.seen.racers)),
    ),
)
