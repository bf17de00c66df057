"""The sentences of the part "Does it learn?" at each epoch, made from its record."""

from pages.ui.bets import Bet, told_from
from pages.words.numbers import few, percent, times
from pages.words.sentences import counted, listed

from .record import N_DIGITS, Record, Trained

CHANCE = 0.1  # ten digits, about equally many of each
LEARNT = 0.9  # share right
TOLERANCE = 0.1  # of the bet


def labels(record: Record) -> list[str]:
    """Name the epochs."""
    later = [f"After epoch {epoch}" for epoch in range(1, record.n_steps + 1)]
    return ["Before training", *later]


def story(record: Record, step: int) -> list[str]:
    """Tell what both get right, and how their gradients lie over the layers."""
    after = f"**After epoch {step}:** {_shares(record, step)}."
    lines = [after if step else _before(record)]
    lines += [_gradient(one, step) for one in record.networks]
    return [*lines, *_shown(record, step)]


def _before(record: Record) -> str:
    hidden = counted(record.settings.depth, "hidden layer")
    return (
        f"**Before training** both networks see the same {N_DIGITS} digits of 8 × 8 "
        f"pixels in the same order, through {hidden}; "
        "sigmoids start from Xavier's weights, ReLUs from He's. "
        f"{_shares(record, 0)}; guessing would get {percent(CHANCE)}."
    )


def _shares(record: Record, step: int) -> str:
    return ", ".join(_share(one, step) for one in record.networks)


def _share(one: Trained, step: int) -> str:
    if one.is_gone(step):
        return f"{one.name} has flown off"
    at = one.at(step)
    share, loss = float(one.history.accuracies[at]), one.history.losses[at]
    return f"{one.name} gets {right(share)} right (loss {few(loss)})"


def right(share: float) -> str:
    """Write a share right, none and all in words."""
    return {0.0: "none", 1.0: "all"}.get(share, percent(share))


def _gradient(one: Trained, step: int) -> str:
    """Compare the first layer's gradient with the last hidden layer's."""
    name, at = one.name, one.at(step)
    if one.is_gone(step):
        return (
            f"{name}: **the loss flew off** in epoch {one.last + 1}, beyond all "
            "numbers. What is drawn is the state before."
        )
    first, last = one.ends(at)
    if not first and not last:
        return (
            f"{name}: ∂L/∂W is exactly 0 in the first layer and in the last hidden "
            "one: the digits tell them nothing."
        )
    if not first:
        return (
            f"{name}: ∂L/∂W is exactly 0 in the first layer, and {few(last)} in the "
            "last hidden one."
        )
    if not last:
        return f"{name}: ∂L/∂W is {few(first)} in the first layer, 0 in the last."
    return (
        f"{name}: ∂L/∂W is {few(first)} in the first layer and {few(last)} in the "
        f"last hidden one, {times(first / last, 'that', 4)} at the front."
        f"{_is_small(one, at)}"
    )


def _is_small(one: Trained, at: int) -> str:
    """Say why the gradients of a network that has learnt are small."""
    pairs = zip(one.ends(at), one.ends(0), strict=True)
    if one.history.accuracies[at] < LEARNT or not all(now < was for now, was in pairs):
        return ""
    return " Both are smaller than before training: little is left to blame."


def _shown(record: Record, step: int) -> list[str]:
    """Count the shown digits that each network names rightly."""
    parts = []
    for one in record.networks:
        n_right = int((one.answers(step) == record.labels).sum())
        if not one.is_gone(step):
            parts.append(f"{one.name} {n_right}")
    return [f"Of the ten digits shown, named rightly: {listed(parts)}."] * bool(parts)


def bet(record: Record) -> Bet:
    """Ask what share the network of sigmoids gets right in the end."""
    settings, shares = record.settings, record.sigmoid.history.accuracies
    question = (
        f"{counted(settings.depth, 'hidden layer')}, "
        f"{counted(settings.n_epochs, 'epoch')}. "
        "What share of the digits does the network of sigmoids get right at the end? "
        f"(Of {N_DIGITS} digits; 1 is all. Guessing gets {CHANCE:g}.)"
    )
    reason = (
        f"The network of sigmoids {_came_to(record.sigmoid)}, that of ReLUs "
        f"{_came_to(record.relu)}."
    )
    answer = float(shares[-1])
    shown = [float(shares[record.sigmoid.at(at)]) for at in range(record.n_steps + 1)]
    about = {"span": (0.0, 1.0), "tolerance": TOLERANCE, "first": 0.5}
    told_at = told_from(shown, answer, TOLERANCE)
    return Bet(question, answer, reason, told_at=told_at, **about)


def _came_to(one: Trained) -> str:
    if one.flew_off:
        return f"flew off in epoch {one.last + 1}"
    return f"gets {right(float(one.history.accuracies[-1]))} right"
