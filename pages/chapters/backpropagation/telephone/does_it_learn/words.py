"""The sentences of the part "Does it learn?", made from its record."""

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import few, percent
from pages.words.sentences import counted, listed

from .record import N_DIGITS, Record, Trained

CHANCE = 0.1  # ten digits, about equally many of each
LEARNT, BEGUN = 0.9, 0.25  # shares right
MOST_FOR_ADAM, USUAL_FOR_ADAM = 0.01, 0.003
FADED = 0.1  # of the last hidden layer's gradient: what less counts as vanished


def labels(record: Record) -> list[str]:
    """Name the epochs."""
    later = [f"After epoch {epoch}" for epoch in range(1, record.n_steps + 1)]
    return ["Before training", *later]


def story(record: Record, step: int) -> list[str]:
    """Tell what both get right, and how their gradients lie over the layers."""
    after = f"**After epoch {step}:** {_shares(record, step)}."
    lines = [after if step else _before(record)]
    lines += [_gradient(one, step) for one in record.networks]
    lines.append(_shown(record, step))
    return lines


def _before(record: Record) -> str:
    hidden = counted(record.settings.depth, "hidden layer")
    return (
        f"**Before training.** Both networks see the same {N_DIGITS} digits of 8 × 8 "
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
    share, loss = one.history.accuracies[at], one.history.losses[at]
    return f"{one.name} gets {percent(share)} right (loss {few(loss)})"


def _gradient(one: Trained, step: int) -> str:
    """Compare the first layer's gradient with the last hidden layer's."""
    name, at = one.name, one.at(step)
    if one.is_gone(step):
        return (
            f"{name}: **the loss flew off** in epoch {one.last + 1}, beyond all "
            "numbers. What is drawn is the state before."
        )
    first, last = one.snapshots.weight_grads[at, [0, -2]]
    if not first:
        return (
            f"{name}: the first layer's ∂L/∂W is exactly 0, so it cannot move any "
            f"more; the last hidden layer's is {few(last)}."
        )
    if not last:
        return f"{name}: ∂L/∂W is {few(first)} in the first layer, 0 in the last."
    says = (
        f"{name}: ∂L/∂W is {few(first)} in the first layer and {few(last)} in the "
        f"last hidden one, {few(first / last)} times as much at the front."
    )
    if one.history.accuracies[at] >= LEARNT and step:
        says += " They are small by now, because little is left to blame."
    return says


def _shown(record: Record, step: int) -> str:
    """Count the shown digits that each network names rightly."""
    parts = []
    for one in record.networks:
        n_right = int((one.answers(step) == record.labels).sum())
        if not one.is_gone(step):
            parts.append(f"{one.name} {n_right}")
    return f"Of the ten digits shown, named rightly: {listed(parts)}." if parts else ""


def bet(record: Record) -> Bet:
    """Ask what share the network of sigmoids gets right in the end."""
    settings, share = record.settings, float(record.sigmoid.history.accuracies[-1])
    question = (
        f"{counted(settings.depth, 'hidden layer')}, "
        f"{counted(settings.n_epochs, 'epoch')}. "
        "What share of the digits does the network of sigmoids get right at the end? "
        f"(Of {N_DIGITS} digits; 1 is all. Guessing gets {CHANCE:g}.)"
    )
    other = record.relu.history.accuracies[-1]
    reason = (
        f"The network of sigmoids gets {percent(share)} right, that of ReLUs "
        f"{percent(other)}."
    )
    return Bet(question, share, reason, span=(0.0, 1.0), tolerance=0.1, first=0.5)


def ending(record: Record) -> list[str]:
    """Say which learned, and why."""
    sigmoid, relu = record.networks
    verdicts = [_verdict(sigmoid), _verdict(relu)]
    if record.settings.rule == "adam":
        return [*verdicts, *_of_adam(record)]
    if _has_learnt(relu) and not _has_learnt(sigmoid):
        return [*verdicts, _why(sigmoid, relu)]
    return verdicts


def _of_adam(record: Record) -> list[str]:
    """Say what Adam makes of tiny gradients, and whether η suits it."""
    moved = percent(record.sigmoid.snapshots.moved[-1, 0])
    steps = (
        "Adam divides every gradient by its own usual size, so a layer with tiny "
        "gradients takes steps of about η too: the first weights of the sigmoids "
        f"moved by {moved} of their size."
    )
    rate = record.settings.learning_rate
    if rate <= MOST_FOR_ADAM:
        return [steps]
    usual = f"for which about {USUAL_FOR_ADAM:g} is usual"
    return [steps, f"So η = {rate:g} is large for Adam, {usual}."]


def remedy(record: Record) -> Remedy | None:
    """Offer Adam a learning rate that suits it."""
    settings = record.settings
    if settings.rule != "adam" or settings.learning_rate <= MOST_FOR_ADAM:
        return None
    return Remedy(f"Take η = {USUAL_FOR_ADAM:g}", {"rate": USUAL_FOR_ADAM})


def _has_learnt(one: Trained) -> bool:
    return not one.flew_off and one.history.accuracies[-1] >= LEARNT


def _verdict(one: Trained) -> str:
    """Say what became of one network, and by which number."""
    name, share = one.name, float(one.history.accuracies[-1])
    if one.flew_off:
        return (
            f"**{name} flew off** in epoch {one.last + 1}: the loss grew beyond all "
            "numbers. Take a smaller learning rate."
        )
    right = percent(share)
    if not one.snapshots.weight_grads[-1, 0]:
        if one.network.activation == "sigmoid":
            return (
                f"**{name} is saturated** ({right} right): its slopes are so flat that "
                "the first layer's gradient is 0 to a computer. Take a smaller "
                "learning rate."
            )
        return (
            f"**{name} is dead** ({right} right): the first layer's gradient is "
            "exactly 0. A step was so large that all units of a layer went silent, "
            "and silent ReLUs get no blame. Take a smaller learning rate."
        )
    if share >= LEARNT:
        return f"**{name} has learnt the digits** it trains on: {right} right."
    if share >= BEGUN:
        return f"**{name} has begun to learn**: {right} right, guessing gets 10%."
    return f"**{name} has not learnt**: {right} right, where guessing gets 10%."


def _why(sigmoid: Trained, relu: Trained) -> str:
    """Explain by gradients at the start and how far the first layers moved."""
    ratios, firsts, moved = [], [], []
    for one in (sigmoid, relu):
        first, last = one.snapshots.weight_grads[0, [0, -2]]
        ratios.append(first / last)
        firsts.append(few(first))
        moved.append(percent(one.snapshots.moved[-1, 0]))
    far = (
        f"In the end the first layer's weights have moved by {moved[0]} of their size "
        f"with sigmoids, by {moved[1]} with ReLUs."
    )
    if ratios[0] < FADED:
        return (
            "Why: with sigmoids the first layer's gradient was, before training, "
            f"{few(ratios[0])} times the last hidden layer's: it had vanished on its "
            f"way back. With ReLUs it was {few(ratios[1])} times. {far}"
        )
    return (
        "Why: nothing vanished over so few layers, but with sigmoids the first "
        f"layer's gradient was {firsts[0]} before training, with ReLUs {firsts[1]}: "
        f"at the same η they take smaller steps. {far}"
    )
