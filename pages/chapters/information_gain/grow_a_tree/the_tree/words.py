"""What "The tree" says."""

from .record import Record


def labels(record: Record) -> list[str]:
    """Name the splits."""
    return ["the root", *(f"split {k}" for k in range(1, len(record.decisions)))]


def story(record: Record, step: int) -> list[str]:
    return ["."]


def ending(record: Record) -> list[str]:
    return ["."]
