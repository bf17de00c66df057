"""The sentences and formulas of the part "Does it learn?", made from its record."""

from pages.ui.bets import Bet
from pages.ui.old_chapter import Remedy
from pages.words.formulas import tex
from pages.words.numbers import few, percent
from pages.words.sentences import counted, listed

UNITS = {"sigmoid": "Sigmoid", "relu": "ReLU"}
CHANCE = 0.1  # ten digits, about equally many of each
LEARNT, BEGUN = 0.9, 0.25  # shares right
MOST_FOR_ADAM, USUAL_FOR_ADAM = 0.01, 0.003
FADED = 0.1  # of the last hidden layer's gradient: what less counts as vanished


def story(record, step: int, n_digits: int) -> list[str]:
    """Tell what both get right, and how their gradients lie over the layers."""
    lines = [_before(record, n_digits)] if step == 0 else [_right(record, step)]
    lines += [_gradient(one, step) for one in record.networks]
    lines.append(_shown(record, step))
    return lines


def _before(record, n_digits: int) -> str:
    hidden = len(record.networks[0].network.layer_sizes) - 2
    return (
        f"**Before training.** Both networks see the same {n_digits} digits of 8 × 8 "
        f"pixels in the same order, through {counted(hidden, 'hidden layer')}; "
        "sigmoids start from Xavier's weights, ReLUs from He's. "
        f"{_shares(record, 0)}; guessing would get {percent(CHANCE)}."
    )


def _right(record, step: int) -> str:
    return f"**After epoch {step}:** {_shares(record, step)}."


def _shares(record, step: int) -> str:
    parts = []
    for one in record.networks:
        name, at = UNITS[one.network.activation], one.at(step)
        if _is_gone(one, step):
            parts.append(f"{name} has flown off")
            continue
        share, loss = (
            percent(one.history.accuracies[at]),
            few(one.history.losses[at]),
        )
        parts.append(f"{name} gets {share} right (loss {loss})")
    return ", ".join(parts)


def _is_gone(one, step: int) -> bool:
    """Tell whether a network's loss has left all numbers by this step."""
    return one.flew_off and step > one.last


def _gradient(one, step: int) -> str:
    """Compare the first layer's gradient with the last hidden layer's."""
    name, at = UNITS[one.network.activation], one.at(step)
    if _is_gone(one, step):
        return (
            f"{name}: **the loss flew off** in epoch {one.last + 1}, beyond all "
            "numbers. What is drawn is the state before."
        )
    first, last = one.snapshots.weight_grads[at, [0, -2]]
    if not first:
        return (
            f"{name}: the first layer's ∂E/∂W is exactly 0, so it cannot move any "
            f"more; the last hidden layer's is {few(last)}."
        )
    if not last:
        return f"{name}: ∂E/∂W is {few(first)} in the first layer, 0 in the last."
    says = (
        f"{name}: ∂E/∂W is {few(first)} in the first layer and {few(last)} in the "
        f"last hidden one, {few(first / last)} times as much at the front."
    )
    if one.history.accuracies[at] >= LEARNT and step:
        says += " They are small by now, because little is left to blame."
    return says


def _shown(record, step: int) -> str:
    """Count the shown digits that each network names rightly."""
    parts = []
    for one in record.networks:
        says = one.snapshots.predictions[one.at(step)].argmax(axis=-1)
        n_right = int((says == record.labels).sum())
        if not _is_gone(one, step):
            parts.append(f"{UNITS[one.network.activation]} {n_right}")
    return f"Of the ten digits shown, named rightly: {listed(parts)}." if parts else ""


def bet(plan, record, n_digits: int) -> Bet:
    """Ask what share the network of sigmoids gets right in the end."""
    one = record.networks[0]
    share = float(one.history.accuracies[-1])
    question = (
        f"{counted(plan.n_hidden, 'hidden layer')}, {counted(plan.n_epochs, 'epoch')}. "
        "What share of the digits does the network of sigmoids get right at the end? "
        f"(Of {n_digits} digits; 1 is all. Guessing gets {CHANCE:g}.)"
    )
    other = record.networks[1].history.accuracies[-1]
    reason = (
        f"The network of sigmoids gets {percent(share)} right, that of ReLUs "
        f"{percent(other)}."
    )
    return Bet(question, share, reason, span=(0.0, 1.0), tolerance=0.1, first=0.5)


def ending(plan, record) -> list[str]:
    """Say which learned, and why."""
    lines = [_verdict(one) for one in record.networks]
    sigmoid, relu = record.networks
    if plan.rule == "adam":
        moved = percent(sigmoid.snapshots.moved[-1, 0])
        lines.append(
            "Adam divides every gradient by its own usual size, so a layer with tiny "
            "gradients takes steps of about η too: the first weights of the sigmoids "
            f"moved by {moved} of their size."
        )
        if plan.learning_rate > MOST_FOR_ADAM:
            lines.append(
                f"So η = {plan.learning_rate:g} is large for Adam, for which about "
                f"{USUAL_FOR_ADAM:g} is usual."
            )
    elif _has_learnt(relu) and not _has_learnt(sigmoid):
        lines.append(_why(sigmoid, relu))
    return lines


def remedy(plan) -> Remedy | None:
    """Offer Adam a learning rate that suits it."""
    if plan.rule != "adam" or plan.learning_rate <= MOST_FOR_ADAM:
        return None
    return Remedy(f"Take η = {USUAL_FOR_ADAM:g}", {"rate": USUAL_FOR_ADAM})


def _has_learnt(one) -> bool:
    return not one.flew_off and one.history.accuracies[-1] >= LEARNT


def _verdict(one) -> str:
    """Say what became of one network, and by which number."""
    name, share = UNITS[one.network.activation], float(one.history.accuracies[-1])
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


def _why(sigmoid, relu) -> str:
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


def formulas(record, step: int, n_digits: int) -> list[tuple[str, str]]:
    """Put this epoch's gradients into first over last, for both networks."""
    lines = []
    for one in record.networks:
        if _is_gone(one, step):
            continue
        at, name = one.at(step), UNITS[one.network.activation]
        n_right = round(float(one.history.accuracies[at]) * n_digits)
        share = tex(float(one.history.accuracies[at]))
        lines.append(
            (f"{name}, share right:", rf"\frac{{{n_right}}}{{{n_digits}}} = {share}")
        )
        first, last = (float(size) for size in one.snapshots.weight_grads[at, [0, -2]])
        if last:
            hidden = len(one.network.layer_sizes) - 2
            lines.append(
                (
                    f"{name}, ∂E/∂W of the first over the last hidden layer:",
                    r"\frac{|\partial E / \partial W_1|}"
                    rf"{{|\partial E / \partial W_{{{hidden}}}|}} = "
                    rf"\frac{{{tex(first)}}}{{{tex(last)}}} = "
                    rf"{tex(first / last)}",
                )
            )
    return lines
