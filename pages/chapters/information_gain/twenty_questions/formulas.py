"""The numbers of a game and of the plans, as tables, LaTeX and scripts."""

import numpy as np

from engines.decision_trees import Play
from engines.decision_trees.twenty_questions import LIE_CHANCE
from pages.chapters.information_gain.twenty_questions import speech
from pages.ui.exports import script
from pages.words.formulas import tex

COLUMNS = (
    "questions",
    "asked",
    "answer",
    "animals left",
    "gain (bits)",
    "best gain (bits)",
    "gained (bits)",
    "bits left",
)
PRINTS = ("questions", "bits left")
BESIDE = ("machine asks", "machine: answer", "machine: left", "machine: bits left")


def table(record) -> tuple[tuple[str, ...], list[tuple]]:
    """Return the game turn by turn; beside it the machine's, once both are over."""
    both = record.machine is not None and record.over
    rows = []
    for step in range(record.n_steps):
        row = _row(record.game, record.play, step)
        if both:
            _, asked, answer, count, *_, bits = _row(record.game, record.machine, step)
            row = (*row, asked, answer, count, bits)
        rows.append(row)
    return (*COLUMNS, *BESIDE) if both else COLUMNS, rows


def _row(game, play: Play, step: int) -> tuple:
    """Return one row; after the end of a game the last state stays."""
    t = min(step, play.n_turns)
    left, bits = int(play.n_possible[t]), float(play.entropies[t])
    if step == 0 or step > play.n_turns:
        return (t, "", "", left, None, None, None, bits)
    question, answer = play.turns[step - 1]
    asked = game.questions[question]
    best = float(play.gains[step - 1, list(play.best_questions(step - 1))].max())
    gain, gained = float(play.asked_gains[step - 1]), float(play.gained[step - 1])
    told = speech.answered(asked, answer)
    return (t, asked.name, told, left, gain, best, gained, bits)


def without_gaps(rows: list[tuple]) -> list[tuple]:
    """Return the rows to look at: a column with empty cells in it becomes text.

    Where nothing was asked no gain can stand, and 0 would be another thing.
    """
    columns = list(zip(*rows, strict=True))
    shown = [
        [_text(cell) for cell in column] if None in column else column
        for column in columns
    ]
    return list(zip(*shown, strict=True))


def _text(cell: float | None) -> str:
    return "" if cell is None else f"{cell:.7g}".replace("-", "\N{MINUS SIGN}")


def of_a_turn(record, step: int) -> list[tuple[str, str]]:
    """Return the formulas with the values of this step."""
    play, game = record.play, record.game
    if step == 0:
        return [("What is missing at the start", _entropy(game, play))]
    t = min(step, play.n_turns) - 1
    if t < 0:
        return [("What is missing", _entropy(game, play))]
    question, answer = play.turns[t]
    lines = [("What the question promised", _gain(game, play, t))]
    if answer is None:
        return lines
    fall = (
        rf"{tex(play.entropies[t])} - {tex(play.entropies[t + 1])}"
        rf" = {tex(play.gained[t])}"
    )
    lines.append(("What the answer removed", rf"H_{{{t}}} - H_{{{t + 1}}} = {fall}"))
    if game.goal is None and not game.lies and len(set(game.weights)) == 1:
        lines.append(("The same, by counting", _counting(play, t)))
    return lines


def _entropy(game, play: Play) -> str:
    bits, n = tex(play.entropies[0]), len(game.weights)
    if game.goal is None and len(set(game.weights)) == 1:
        return rf"H_0 = \log_2 {n} = {bits}"
    weights = np.bincount(game.goal_of, weights=game.prior)
    shown = [rf"{tex(p)} \log_2 {tex(p)}" for p in weights[:3]]
    more = r" - \cdots" if len(weights) > len(shown) else ""
    return rf"H_0 = -\sum_i p_i \log_2 p_i = -{' - '.join(shown)}{more} = {bits}"


def _gain(game, play: Play, t: int) -> str:
    """Write the gain as the entropy of the answer, less what else decides it."""
    question, _ = play.turns[t]
    n_answers = len(game.questions[question].answers)
    shares = play.answer_shares[t, question, :n_answers]
    shares = shares[shares > 0]
    gain = float(play.gains[t, question])
    terms = "".join(rf" - {tex(p)} \log_2 {tex(p)}" for p in shares)
    whole = float(-(shares * np.log2(shares)).sum())
    lines = [rf"H(\text{{answer}}) &= {terms.lstrip(' ')} = {tex(whole)}"]
    given = "animal" if game.goal is None else game.goal
    if whole - gain > 1e-9:
        rest = tex(whole - gain)
        difference = rf"{tex(whole)} - {rest} = {tex(gain)}"
        lines.append(
            rf"\text{{gain}} &= H(\text{{answer}}) - H(\text{{answer}} \mid "
            rf"\text{{{given}}}) = {difference}"
        )
    else:
        lines.append(
            rf"\text{{gain}} &= H(\text{{answer}}) = {tex(gain)} \quad "
            rf"(\text{{the {given} decides the answer}})"
        )
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def _counting(play: Play, t: int) -> str:
    before, after = play.n_possible[t : t + 2]
    if after == 0:
        return rf"{before} \to 0"
    return rf"\log_2 \frac{{{before}}}{{{after}}} = {tex(float(play.gained[t]))}"


def game_script(record) -> str:
    """Return a NumPy script that goes through the same questions and answers."""
    game, play = record.game, record.play
    cells = ["".join(map(str, row)) for row in game.answers.tolist()]
    counts = [len(question.answers) for question in game.questions]
    body = f"""
# One row an animal: the number of its answer to each question.
cells = {cells!r}
answers = np.array([[int(cell) for cell in row] for row in cells])
n_answers = {counts!r}  # to each question
goal = np.array({game.goal_of.tolist()!r})  # what is to be found out
weights = np.array({list(game.weights)!r})
lies, lie_chance = {game.lies}, {LIE_CHANCE!r}
turns = {list(play.turns)!r}  # question, answer; None is "not sure"

p = weights / weights.sum()
wrong = np.zeros(len(p), dtype=int)
for question, answer in turns:
    if answer is None:
        continue
    true = answers[:, question] == answer
    others = n_answers[question] - 1
    lying = np.where(true, 1 - lie_chance, lie_chance / others)
    p = p * np.where(wrong < lies, lying, true)
    p = p / max(p.sum(), 1e-300)
    wrong = wrong + ~true

shares = np.bincount(goal, weights=p)
shares = shares[shares > 0]
print(len(turns))
print(repr(abs(float((shares * np.log2(shares)).sum()))))
"""
    return script("Twenty questions: how many were asked, and the bits left.", (), body)
