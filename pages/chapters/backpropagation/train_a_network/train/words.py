"""The sentences of the part "Train" at each step, made from its record."""

from pages.words.numbers import few, percent

from .record import Record


def labels(record: Record) -> list[str]:
    """Name the looks by what is over: epochs, or updates where that is no epoch."""
    return ["Before training", *(_label(record, at) for at in range(1, record.n_steps))]


def _label(record: Record, step: int) -> str:
    epoch = record.epoch_at(step)
    if epoch == round(epoch):
        return f"After epoch {epoch:,.0f}"
    return f"After update {int(record.history.looks[step]):,}"


def story(record: Record, step: int) -> list[str]:
    """Tell how it stands."""
    loss = few(float(record.history.losses[step]))
    right = percent(float(record.scores[step, 1]))
    return [f"**{labels(record)[step]}:** the loss is {loss}; held out, {right} right."]


def ending(record: Record) -> list[str]:
    """Say how it ends."""
    return [f"{percent(float(record.scores[-1, 1]))} right of the samples held out."]
