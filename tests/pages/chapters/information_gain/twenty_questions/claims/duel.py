"""The claims of what is said of the machine while a duel runs."""

from tests.claims import Claim, Told

from .games import noun_fits


def free(told: Told) -> bool:
    """Tell whether nothing is said of prices, for all are alike."""
    return not told.seen.is_priced


def machine_needs(told: Told) -> int:
    """Follow the machine's game to its end, by the rows that are left."""
    seen = told.seen
    turns = seen.record.machine.turns
    here = seen.after(turns)[-1][1] == 0
    goals = {
        goal for goal, is_left in zip(seen.rules.goals, here, strict=True) if is_left
    }
    alike = len({*map(tuple, seen.truth[here].tolist())}) == 1
    assert len(goals) == 1 or alike, "its game is over"
    return len(turns)


DUEL = (
    Claim(
        "The machine, for the same animal, has asked {n} {noun:question|questions} "
        "too.",
        lambda told: (
            (free(told) and told["n"] == told.step < machine_needs(told))
            and noun_fits(told)
        ),
    ),
    Claim(
        "The machine is done: it needed {n} {noun:question|questions}.",
        lambda told: (
            (free(told) and told["n"] == told.step == machine_needs(told))
            and noun_fits(told)
        ),
    ),
    Claim(
        "The machine was done after {n} {noun:question|questions}; you go on.",
        lambda told: (
            (free(told) and told["n"] == machine_needs(told) < told.step)
            and noun_fits(told)
        ),
    ),
)
