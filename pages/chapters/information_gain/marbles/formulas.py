"""The bag's numbers in the formulas, as LaTeX and as a script."""

from engines.decision_trees import Drawing
from pages.chapters.information_gain.marbles.settings import (
    BAG,
    NAMES,
    QUESTIONS,
    SPLITS,
    Record,
    Settings,
)
from pages.figures.marbles import present
from pages.words.formulas import tex

IN_A_LINE = 3  # products side by side on a phone

Lines = list[tuple[str, str]]


def told(settings: Settings, record: Record, step: int) -> Lines:
    """Return the formulas of this view with the numbers of this step in them."""
    drawing = record.drawing
    if settings.view == BAG:
        lines = [_entropy(drawing), _ceiling(record)]
        return lines + ([*_draw(drawing, step)] if step else [])
    if settings.view == QUESTIONS:
        return [_entropy(drawing), *(_questions(drawing, step) if step else [])]
    return [*(_guesses(drawing) if step else []), *_gains(record)]


def _share(drawing: Drawing, i: int) -> str:
    return rf"\tfrac{{{drawing.counts[i]:.0f}}}{{{drawing.counts.sum():.0f}}}"


def _bits(value: float) -> str:
    told = tex(value)
    return rf"{told} \text{{ bit{'' if told == '1' else 's'}}}"


def _sum(symbol: str, rule: str, parts: list[str], result: str) -> str:
    """Write a sum over the colours, a few products a line."""
    rows = [
        " + ".join(parts[at : at + IN_A_LINE]) for at in range(0, len(parts), IN_A_LINE)
    ]
    middle = r" \\ &\quad + ".join(rows)
    return (
        rf"\begin{{aligned}} {symbol} &= {rule} \\ &= {middle} \\ &= {result}"
        r" \end{aligned}"
    )


def _entropy(drawing: Drawing) -> tuple[str, str]:
    parts = [
        rf"{_share(drawing, i)} \cdot {tex(drawing.surprises[i])}"
        for i in present(drawing)
    ]
    rule = r"\textstyle\sum p \cdot (-\log_2 p)"
    says = "The entropy: every surprise times how often it comes"
    return says, _sum("H", rule, parts, _bits(drawing.entropy))


def _ceiling(record: Record) -> tuple[str, str]:
    k = len(present(record.drawing))
    sign = "=" if record.ceiling - record.drawing.entropy < 1e-12 else "<"
    latex = rf"H {sign} \log_2 {k} = {tex(record.ceiling)}"
    return "Its ceiling: as many colours in equal shares", latex


def _draw(drawing: Drawing, step: int) -> Lines:
    colour = int(drawing.colours[step - 1])
    share, bits = _share(drawing, colour), _bits(drawing.surprises[colour])
    total = tex(drawing.surprise[step])
    mean = tex(drawing.mean(drawing.surprise)[step - 1])
    return [
        ("The surprise of this draw", rf"-\log_2 {share} = {bits}"),
        ("The average so far", rf"\frac{{{total}}}{{{step}}} = {mean}"),
    ]


def _questions(drawing: Drawing, step: int) -> Lines:
    tree, bits = drawing.tree, drawing.entropy
    parts = [rf"{_share(drawing, i)} \cdot {tree.lengths[i]}" for i in present(drawing)]
    asked = tree.expected_questions
    low, here, high = map(tex, (bits, asked, bits + 1))
    rule = r"\textstyle\sum p \cdot \text{questions}"
    sign = "=" if asked - bits < 1e-12 else "<"
    total = tex(drawing.questions[step])
    mean = tex(drawing.mean(drawing.questions)[step - 1])
    return [
        ("The questions to expect", _sum("L", rule, parts, tex(asked))),
        (
            "Shannon's bounds",
            rf"\underset{{H}}{{{low}}} {sign} \underset{{L}}{{{here}}}"
            rf" < \underset{{H + 1}}{{{high}}}",
        ),
        ("The average so far", rf"\frac{{{total}}}{{{step}}} = {mean}"),
    ]


def _guesses(drawing: Drawing) -> Lines:
    squares = [rf"{_share(drawing, i)}^2" for i in present(drawing)]
    most = _share(drawing, int(drawing.counts.argmax()))
    rule = r"1 - \textstyle\sum p^2"
    inside = " + ".join(squares)
    return [
        (
            "Gini: how often a guess drawn from the bag is wrong",
            rf"{rule} = 1 - \left( {inside} \right) = {tex(drawing.gini)}",
        ),
        (
            "Misclassification: how often the commonest colour is wrong",
            rf"1 - \max p = 1 - {most} = {tex(drawing.misclassification)}",
        ),
    ]


def _gains(record: Record) -> Lines:
    """Return the misclassification gains of both splits, which tie."""
    rows = []
    for at, (name, children) in enumerate(SPLITS):
        total = children.sum()
        before = rf"\tfrac{{{children.sum(axis=0).min()}}}{{{total}}}"
        after = " - ".join(rf"\tfrac{{{child.min()}}}{{{total}}}" for child in children)
        gain = tex(record.gains["misclassification"][at])
        rows.append(rf"\text{{{name}: }} & {before} - {after} = {gain}")
    latex = r"\begin{aligned} " + r" \\ ".join(rows) + r" \end{aligned}"
    return [("The misclassification gain: mistakes before minus mistakes after", latex)]


COLUMNS = (
    "draw",
    "colour",
    "surprise",
    "questions",
    "drawn guess",
    "surprise so far",
    "questions so far",
    "drawn wrong",
    "best wrong",
)
TOTALS = COLUMNS[5:]


def table(drawing: Drawing) -> list[tuple]:
    """Return one row for before the first draw and one for each draw."""
    totals = zip(
        drawing.surprise.tolist(),
        drawing.questions.astype(int).tolist(),
        drawing.drawn_guess_mistakes.astype(int).tolist(),
        drawing.best_guess_mistakes.astype(int).tolist(),
        strict=True,
    )
    rows = [(0, "", 0.0, 0, "")]
    rows += [
        (
            draw,
            NAMES[colour],
            float(drawing.surprises[colour]),
            int(drawing.tree.lengths[colour]),
            NAMES[guess],
        )
        for draw, (colour, guess) in enumerate(
            zip(drawing.colours.tolist(), drawing.guesses.tolist(), strict=True), 1
        )
    ]
    return [(*row, *so_far) for row, so_far in zip(rows, totals, strict=True)]


def script(settings: Settings) -> str:
    """Return a script that plans the same questions and draws the same marbles."""
    here = {name: n for name, n in zip(NAMES, settings.counts, strict=True) if n}
    return f"""
from heapq import heapify, heappop, heappush

bag = {here!r}
n_draws, seed = {settings.n_draws}, {settings.seed}

names, counts = list(bag), np.array(list(bag.values()))
p = counts / counts.sum()
surprise = -np.log2(p)
H = (p * surprise).sum()  # the entropy: what a draw surprises by, on average

# Huffman: the two lightest become one, and all in them need one question more.
questions = np.zeros(len(p), dtype=int)
heap = [(n, i, [i]) for i, n in enumerate(counts)]
heapify(heap)
while len(heap) > 1:
    (light, _, some), (heavy, _, others) = heappop(heap), heappop(heap)
    questions[some + others] += 1
    made = 2 * len(p) - len(heap)  # of equals, what has stood longer is lighter
    heappush(heap, (light + heavy, made, some + others))
L = (p * questions).sum()  # the questions to expect: H <= L < H + 1

rng = np.random.default_rng(seed)
marbles = np.repeat(np.arange(len(p)), counts)
drawn, guessed = marbles[rng.integers(len(marbles), size=(2, n_draws))]
print(repr(float(surprise[drawn].sum())))
print(int(questions[drawn].sum()))
print(int((drawn != guessed).sum()))
print(int((drawn != p.argmax()).sum()))
"""
