"""The sentences of "Side by side" at each step, its bet and how it ends."""

from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import counted, listed

from ..train.record import SOLVED
from .record import MOST, Record, lowest

SAME = 1e-9  # losses nearer than this share of each other tie
NONE = "None: all fly off"
DIFFERS = {
    "Learning rate": "the learning rate",
    "Optimizer": "the optimizer",
    "Batch size": "the batch size",
    "Penalty L2": "the penalty L2",
    "Units": "the kind of units",
    "Hidden layers": "the hidden layers",
}


def labels(record: Record) -> list[str]:
    """Name the steps by their epochs."""
    later = [f"After epoch {_epoch(record, k)}" for k in range(1, record.n_steps)]
    return ["Before training", *later]


def _epoch(record: Record, step: int) -> str:
    return few(float(record.epochs[step]), 4)


def story(record: Record, step: int) -> list[str]:
    """Tell the losses and shares of all that are left, and who is gone."""
    left = [at for at in range(len(record.names)) if not record.is_lost(at, step)]
    lines = [_opening(record) if step == 0 else f"**{labels(record)[step]}**"]
    losses = [f"{record.names[at]}: {few(record.held_out[step, at])}" for at in left]
    if losses:
        said = "the loss of the samples held out" if step else "Their losses, held out"
        joint = " is " if step else ": "
        lines = [*lines[:-1], *_joined(lines[-1], step, f"{said}{joint}", losses)]
        lines.append(_shares(record, step, left))
    gone = [name for at, name in enumerate(record.names) if at not in left]
    if gone:
        lines.append(f"Beyond all numbers: {listed(gone)}.")
    return lines


def _joined(opening: str, step: int, says: str, losses: list[str]) -> list[str]:
    told = f"{says}{listed(losses)}."
    return [f"{opening} {told}"] if step else [opening, told]


def _shares(record: Record, step: int, left: list[int]) -> str:
    what = "Named rightly" if record.sorts else "Explained"
    shares = [f"{record.names[at]}: {_share(record, at, step)}" for at in left]
    return f"{what} of those, {listed(shares)}."


def _share(record: Record, at: int, step: int) -> str:
    score = record.score(at, step)
    return percent(score) if score >= 0 else "less than nothing"


def _opening(record: Record) -> str:
    n, kind = len(record.names), DIFFERS[record.settings.differs]
    if n == 1:
        return f"**Before training:** choose a second value of {kind} to compare."
    return (
        f"**Before training:** {_counted(n)} differ in {kind} alone; all else is the "
        "same, the seed of first weights and batches too."
    )


def _counted(n: int) -> str:
    return {2: "two trainings", 3: "three trainings"}.get(n, "four trainings")


def bet(record: Record) -> Bet | None:
    """Ask which ends lowest."""
    if len(record.names) < 2:
        return None
    last = record.n_steps - 1
    question = (
        f"{counted(int(record.settings.n_epochs), 'epoch')}, all else the same. Which "
        "ends with the lowest loss of the samples held out?"
    )
    ends = {
        name: float(record.held_out[last, at])
        for at, name in enumerate(record.names)
        if not record.is_lost(at, last)
    }
    options = (*record.names, NONE)
    if not ends:
        reason = "Every loss has left all numbers."
        return Bet(question, NONE, reason, options=options, told_at=last)
    best = record.names[lowest(record)]
    near = [
        name
        for name, loss in ends.items()
        if name != best and loss <= ends[best] * (1 + SAME)
    ]
    said = listed([f"{name}: {few(loss)}" for name, loss in ends.items()])
    return Bet(
        question,
        best,
        f"They end at: {said}.",
        options=options,
        ties=near,
        told_at=last,
    )


def ending(record: Record) -> list[str]:
    """Tell who ends lowest, who solved it first, and who flew off."""
    last = record.n_steps - 1
    left = [at for at in range(len(record.names)) if not record.is_lost(at, last)]
    gone = [name for at, name in enumerate(record.names) if at not in left]
    lines = []
    if left:
        best = lowest(record)
        loss = few(record.held_out[last, best])
        lines.append(f"**Lowest in the end: {record.names[best]}**, at {loss}.")
        lines.append(_first(record))
    if gone:
        lines.append(f"Flown off: {listed(gone)}.")
    return lines


def _first(record: Record) -> str:
    """Tell who had enough of the samples held out right first, and when."""
    goal = f"{percent(SOLVED)} of the samples held out"
    verb = "right" if record.sorts else "explained"
    for step in range(record.n_steps):
        done = [
            name
            for at, name in enumerate(record.names)
            if not record.is_lost(at, step) and record.score(at, step) >= SOLVED
        ]
        if done:
            when = f"after epoch {_epoch(record, step)}" if step else "before training"
            return f"First with {goal} {verb}, {when}: {listed(done)}."
    return f"Nobody had {goal} {verb} at any step."


TOO_MANY = f"The first {MOST} that are chosen are compared."
