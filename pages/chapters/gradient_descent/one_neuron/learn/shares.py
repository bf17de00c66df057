"""Updates that follow a part of the samples: each part bends in its own way."""

from engines.gradient_descent import sharpest_batch

from .amounts import loss_at_lowest, product, said
from .bends import bottom, boundary, compared, said_factor
from .record import Record

NO_LINE = "No weights answer all samples, so updates undo some of each other's work."


def partial(record: Record) -> list[str]:
    """Tell of updates that follow a part of the samples: each bends in its own way."""
    if record.fit.n_steps == 0:
        return bottom(record)
    return [_alone(record), *_pulls(record), *bottom(record)]


def steepest(record: Record) -> tuple[float, float]:
    """Return the sharpest bend an update can meet, and eta times that."""
    settings = record.settings
    bend, _ = sharpest_batch(settings.inputs, settings.batch_size or len(settings.rows))
    return bend, product(settings.learning_rate, bend)


def _alone(record: Record) -> str:
    """Name the inequality of the steepest batch, and its own boundary."""
    bend, pace = steepest(record)
    says, limit = compared(pace), boundary(record, bend)
    if record.settings.batch_size == 1:
        time = said(max(time for time, _ in record.settings.rows), 6)
        return (
            "Each update follows one sample only, and alone a sample bends the surface "
            f"with λ = 1 + x²: at most with {said(bend, 4)}, for study time {time}. "
            f"There {says}, so each visit multiplies its mistake by "
            f"1 − η·λ = {said_factor(pace)}; its own boundary is η = {limit}."
        )
    return (
        "Each update follows two samples at most, and what they see of the surface "
        f"bends with λ = {said(bend, 4)} at most. There {says}; the boundary for every "
        f"pair is η = {limit}."
    )


def factor_alone(record: Record) -> str:
    """Say what the steepest batch makes of its mistakes."""
    _, pace = steepest(record)
    if record.settings.batch_size == 1:
        return (
            "Alone, the sample with the most study time has its mistake multiplied by "
            f"1 − η·λ = {said_factor(pace)} at each visit."
        )
    return f"For the steepest pair that an update may follow {compared(pace)}."


def _pulls(record: Record) -> list[str]:
    """Say whether the samples pull against each other."""
    if loss_at_lowest(record) > 0:
        return [NO_LINE]
    if steepest(record)[1] > 2:
        return []
    return [
        "The same weights answer all samples, so they do not pull against each other: "
        "no update leads away from there."
    ]
