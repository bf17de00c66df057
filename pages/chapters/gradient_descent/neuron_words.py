"""The sentences and formulas of the chapter "One neuron", made from the record."""

import numpy as np

from engines.gradient_descent import NeuronFit, StopReason
from pages.figures.neuron import Frame
from pages.ui.bets import Bet

BIAS, TIME, ALIKE = "the bias weight w₀", "the weight w₁ of the study time", "both alike"
SPELLED_OUT = 3  # samples whose numbers are written into the formulas


def bet(settings, fit: NeuronFit) -> Bet:
    """Ask which weight the first update will move more, and say why."""
    moved = np.abs(fit.updates[0])
    close = np.isclose(*moved, rtol=1e-9, atol=0)
    answer = ALIKE if close else BIAS if moved[0] > moved[1] else TIME
    reason = (
        f"The first update moves w₀ by {fit.updates[0, 0]:+.4g} and w₁ by "
        f"{fit.updates[0, 1]:+.4g}. Each weight is blamed by its own input times the "
        "mistake: the bias input is always 1, so w₁ moves more exactly as far as the "
        "study times are larger than 1, mistakes counted with their signs."
    )
    question = "Which weight will the first update move more?"
    return Bet(question, answer, reason, options=(BIAS, TIME, ALIKE))


def story(settings, fit: NeuronFit, frame: Frame) -> list[str]:
    """Tell one part of an update; at the end, where the training stands."""
    if frame.update == fit.n_steps:
        return [_stands(fit)]
    return [_PARTS[frame.stage](settings, fit, frame.update)]


def _predict(settings, fit: NeuronFit, t: int) -> str:
    answers = fit.activations[t]
    if len(answers) == 1:
        return (
            f"**Predict.** With w₀ = {fit.weights[t, 0]:.6g} and "
            f"w₁ = {fit.weights[t, 1]:.6g} the neuron answers {answers[0]:.6g} for "
            f"{settings.rows[0][0]:g} hours."
        )
    return (
        f"**Predict.** With w₀ = {fit.weights[t, 0]:.5g} and w₁ = {fit.weights[t, 1]:.5g} "
        f"the neuron's answers run from {answers.min():.4g} to {answers.max():.4g}."
    )


def _compare(settings, fit: NeuronFit, t: int) -> str:
    errors = fit.errors[t]
    if len(errors) == 1:
        side = "too low" if errors[0] > 0 else "too high" if errors[0] < 0 else "right"
        return (
            f"**Compare.** The truth is {settings.rows[0][1]:g}, so the answer is "
            f"{side}: the mistake y − a is {errors[0]:+.6g}."
        )
    worst = int(np.abs(errors).argmax())
    return (
        f"**Compare.** The longest arrow is that of sample {worst + 1} "
        f"(study time {settings.rows[worst][0]:g}): y − a = {errors[worst]:+.4g}. "
        f"The mean of the halved squares is L = {fit.losses[t]:.5g}."
    )


def _blame(settings, fit: NeuronFit, t: int) -> str:
    bias, time = -fit.weight_grads[t]
    listens = _listens(fit, t)
    if not bias and not time:
        return f"**Blame.** {listens}No input is to blame: nothing will move."
    through = ""
    if settings.activation == "sigmoid":
        slopes = fit.activations[t] * (1 - fit.activations[t])
        through = f" The S passes on between {slopes.min():.2g} and {slopes.max():.2g} of it."
    return (
        f"**Blame.** {listens}Each input gets its own size times the mistake: "
        f"{bias:+.5g} for the bias input, {time:+.5g} for the study time.{through}"
    )


def _step(settings, fit: NeuronFit, t: int) -> str:
    change = fit.losses[t + 1] - fit.losses[t]
    verb = "falls" if change < 0 else "**rises**" if change > 0 else "stays"
    return (
        f"**Step.** η = {settings.learning_rate:g} times the blame is added: "
        f"w₀ {fit.updates[t, 0]:+.5g}, w₁ {fit.updates[t, 1]:+.5g}. "
        f"The loss {verb} from {fit.losses[t]:.5g} to {fit.losses[t + 1]:.5g}."
    )


_PARTS = {"predict": _predict, "compare": _compare, "blame": _blame, "step": _step}


def _listens(fit: NeuronFit, t: int) -> str:
    batch = np.sort(fit.batches[t]) + 1
    if len(batch) == len(fit.errors[t]):
        return ""
    names = " and ".join(str(sample) for sample in batch)
    return f"This update listens to sample {names} only. "


def _stands(fit: NeuronFit) -> str:
    w0, w1 = fit.weights[-1]
    return (
        f"After {fit.n_steps} updates the weights are w₀ = {w0:.6g} and "
        f"w₁ = {w1:.6g}; the loss went from {fit.losses[0]:.5g} to {fit.losses[-1]:.5g}."
    )


def ending(settings, fit: NeuronFit, curvatures: np.ndarray) -> list[str]:
    """Say how the training ends, which inequality decided it, and what the ground is."""
    sentences = [_stands(fit)]
    if fit.stop_reason is StopReason.DIVERGED:
        sentences.append("The next weights would leave every scale, so it stops here.")
    if settings.activation == "sigmoid":
        return [*sentences, *_curved(fit)]
    flattest, sharpest = curvatures
    product = settings.learning_rate * sharpest
    sign = "<" if product < 2 else "=" if product == 2 else ">"
    verdict = "comes closer with every pass" if product < 2 else "cannot come closer"
    sentences.append(
        f"The surface bends most with λ = {sharpest:.4g}, so η·λ = {product:.4g} {sign} 2: "
        f"a descent on all samples at once {verdict}; the boundary is "
        f"2/λ = {2 / sharpest:.4g}."
    )
    if flattest < 1e-9 * sharpest:
        sentences.append(_trough(settings, fit))
    elif sharpest > 1000 * flattest:
        sentences.append(
            f"Across, the surface bends {sharpest / flattest:,.0f} times as much as along: "
            "an η safe across is far too small along. Scaling the study time cures it."
        )
    if settings.batch_size and settings.batch_size < len(settings.rows):
        sentences.append(
            "Each update follows a part of the samples only, so near the bottom the path "
            "keeps wobbling between what they want."
        )
    return sentences


def _trough(settings, fit: NeuronFit) -> str:
    w0, w1 = fit.weights[-1]
    return (
        "All samples ask for the same study time, so the valley is a trough: a whole line "
        "of weights is equally good. The descent goes straight across, never along: it "
        f"meets the line near ({w0:.4g}, {w1:.4g}) because it started on that side, not "
        "because those weights are better than the others."
    )


def _curved(fit: NeuronFit) -> list[str]:
    slopes = fit.activations[0] * (1 - fit.activations[0])
    told = [
        f"At the start the S passes on at most {slopes.max():.2g} of each mistake "
        "(0.25 is the most it ever does)."
    ]
    if slopes.max() < 0.02:
        told.append(
            "That neuron is saturated: sure, wrong, and almost deaf to its mistakes."
        )
    told.append(
        "Its surface is no bowl, so there is no single λ; far out it is flat in every "
        "direction. Targets 0 and 1 are never quite reached, so no line of exact answers "
        "is drawn for them."
    )
    return told


def formulas(settings, fit: NeuronFit, frame: Frame) -> list[tuple[str, str]]:
    """Return the delta rule with this update's numbers in it, as LaTeX."""
    t = min(frame.update, fit.n_steps)
    lines = [("Predict and compare" + _how_many(settings), _answer_formula(settings, fit, t))]
    if t == fit.n_steps:
        return lines
    batch = fit.batches[t]
    for name, i in (("bias input", 0), ("study time", 1)):
        lines.append((f"Blame the {name}, and step", _blame_formula(settings, fit, t, i,
                                                                    batch)))
    return lines


def _how_many(settings) -> str:
    n = len(settings.rows)
    return f" (the first {SPELLED_OUT} of {n} samples)" if n > SPELLED_OUT else ""


def _answer_formula(settings, fit: NeuronFit, t: int) -> str:
    w0, w1 = (_num(weight) for weight in fit.weights[t])
    rows = []
    for i, (time, target) in enumerate(settings.rows[:SPELLED_OUT]):
        z, a = _num(fit.pre_activations[t, i]), _num(fit.activations[t, i])
        answer = rf"{w0} \cdot 1 + {w1} \cdot {_num(time)} = {z}"
        if settings.activation == "sigmoid":
            answer = rf"\sigma({answer}) = {a}"
        error = rf"{_num(target)} - {_signed(fit.activations[t, i])}"
        rows.append(
            rf"a_{{{i + 1}}} &= {answer} \\ y_{{{i + 1}}} - a_{{{i + 1}}} &= {error}"
            rf" = {_num(fit.errors[t, i])}"
        )
    return r"\begin{aligned} " + r" \\ ".join(rows) + r" \end{aligned}"


def _blame_formula(settings, fit: NeuronFit, t: int, i: int, batch) -> str:
    parts = fit.contributions[t][batch, i]
    blame, update = -fit.weight_grads[t, i], fit.updates[t, i]
    rule = r"(y - a)\, x" if settings.activation == "linear" else r"(y - a)\, a(1 - a)\, x"
    terms = [_signed(part) for part in parts[:SPELLED_OUT]]
    terms += [r"\cdots"] if len(parts) > SPELLED_OUT else []
    mean = " + ".join(terms)
    if len(parts) > 1:
        mean = rf"\tfrac{{1}}{{{len(parts)}}} \left( {mean} \right)"
    before, after = fit.weights[t, i], fit.weights[t + 1, i]
    return (
        rf"\begin{{aligned}} -\frac{{\partial L}}{{\partial w_{i}}}"
        rf" &= \overline{{{rule}_{i}}} = {mean} = {_num(blame)} \\"
        rf" \Delta w_{i} &= \eta \cdot {_signed(blame)}"
        rf" = {settings.learning_rate:g} \cdot {_signed(blame)} = {_num(update)} \\"
        rf" w_{i} &= {_num(before)} + {_signed(update)} = {_num(after)} \end{{aligned}}"
    )


def _num(value: float) -> str:
    """Write a number for LaTeX with six digits, powers of ten as such."""
    text = f"{value:.6g}"
    if "e" not in text:
        return text
    digits, power = text.split("e")
    return rf"{digits} \times 10^{{{int(power)}}}"


def _signed(value: float) -> str:
    """Write a number for LaTeX, in brackets when it is negative."""
    return f"({_num(value)})" if value < 0 else _num(value)


def script(settings, fit: NeuronFit) -> str:
    """Return a NumPy script that trains the same neuron on the same batches."""
    batches = [batch.tolist() for batch in fit.batches]
    answer, slope = "z", "np.ones_like(a)"
    if settings.activation == "sigmoid":
        answer, slope = "0.5 * (1 + np.tanh(0.5 * z))", "a * (1 - a)"
    return f'''
x = np.array({settings.inputs.tolist()!r})  # the first input is the bias, always 1
y = np.array({settings.targets.tolist()!r})
w = np.array({list(settings.weights)!r})
learning_rate = {settings.learning_rate!r}
batches = {batches!r}  # the samples each update looks at


def answers(x, w):
    z = x @ w
    return {answer}


for batch in batches:
    a = answers(x[batch], w)
    blame = ((y[batch] - a) * {slope})[:, None] * x[batch]
    w = w + learning_rate * blame.mean(axis=0)

print(repr(float(w[0])))
print(repr(float(w[1])))
print(repr(float(((y - answers(x, w)) ** 2).mean() / 2)))
'''
