"""The sentences of "Two directions", made from the record."""

from pages.words.numbers import few

from .record import FLAT, STEEP, Record


def labels(record: Record) -> list[str]:
    """Number the steps, of those that were asked for."""
    asked = record.settings.n_steps
    return [f"step {step} of {asked}" for step in range(record.n_steps + 1)]


def story(record: Record, step: int) -> list[str]:
    """Say where both are."""
    said = [f"**Step {step}.**"]
    for who, one in (("hiker", record.hiker), ("ball", record.ball)):
        errors = one.parts.errors[one.at(step)]
        said.append(
            f"The {who} is {few(errors[FLAT])} from the bottom along the flat "
            f"direction and {few(errors[STEEP])} along the steep one."
        )
    return said


def ending(record: Record) -> list[str]:
    """Say how high both are in the end."""
    ends = [few(one.heights[-1]) for one in (record.hiker, record.ball)]
    return [f"The hiker ends at height {ends[0]}, the ball at {ends[1]}."]
