"""The questions of one row, one below the other: both ends of its path in one view."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engines.decision_trees import BinaryTree
from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.lettering import cut_in_the_middle, pixels
from pages.figures.number_tree.bars import Frame, bar_trails, pointers
from pages.figures.number_tree.folds import seen
from pages.figures.number_tree.looks import (
    Looks,
    Story,
    cut_question,
    name_and_rest,
    story,
)
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, label, segment

SIZE = 11  # pixels, of all words
ROW, TWO_ROWS, MOST_ROW = 18, 30, 44  # pixels of a line, or two: least, and most
BARS, ROOM = 70, 206  # pixels of the histograms, and of the words beside them
PADDING = 4  # pixels
MOST = 15  # lines: of more questions those in the middle are left out
MOST_OF_TWO = 10  # lines, where those that need it take two
HALF, FOOT = 0.42, 0.15  # of a line; FOOT: so far below its middle the bars stand
ABOVE, BELOW = 30, 6  # pixels: of the title, under the drawing


def path_panel(
    tree: BinaryTree,
    looks: Looks,
    answers: Sequence[str],
    *,
    title: str,
    key: str,
    alt: str,
    n_steps: int = 1,
    grow: float = 1.0,
) -> Panel:
    """Draw a row's questions from the root to its leaf, each with what it saw.

    `answers` say what the row answers to each: "1.8: no". The row, its path and the
    growth are in `looks`; at step k it has been asked what the tree asks by then.
    """
    shown = seen(tree, kept=looks.lit[:-1], most=1)
    one = story(shown, looks, n_steps)
    path = [shown.place[node] for node in looks.lit]
    lines = [*range(len(path))]
    if len(lines) > MOST:
        half = MOST // 2
        lines = [*lines[:half], None, *lines[half - MOST + 1 :]]
    rows = {at: row for row, at in enumerate(lines) if at is not None}
    asks = [path[at] for at in rows if at < len(path) - 1]
    frames = [_frame(rows[at]) for at in rows if at < len(path) - 1]
    in_two = len(lines) <= MOST_OF_TWO
    words = [*_spans(one, path, answers, lines, in_two)]
    spans = [*words, *pointers(one, asks, frames)]
    trails = bar_trails(one, asks, frames)
    panel = Panel(_figure(len(lines), title, key), "", 0, grow)
    are_two = any("<br>" in str(span.shape.get("label")) for span in words)
    apiece = TWO_ROWS if are_two else ROW
    least, most = (ABOVE + BELOW + n * len(lines) for n in (apiece, MOST_ROW))
    size = {"height": max(200, most), "least_height": least, "leaves_ghost": False}
    return replace(panel, alt=alt, spans=spans, trails=tuple(trails), **size)


def _frame(row: int) -> Frame:
    return Frame(4.0, BARS - 4.0, row + FOOT, row - 0.4)


def _figure(n_rows: int, title: str, key: str):
    return theme.figure(
        title,
        key,
        [],
        xaxis=hidden((0, BARS + ROOM + 2)),
        yaxis=hidden((n_rows - 0.5, -0.5)),
        margin={"t": ABOVE, "b": BELOW},
        dragmode=False,
    )


def _spans(
    one: Story,
    path: Sequence[int],
    answers: Sequence[str],
    lines: Sequence[int | None],
    in_two: bool,
) -> Iterator[Span]:
    """Yield the words of every line, and what ends the path so far at each step."""
    last = one.n_steps - 1
    for row, at in enumerate(lines):
        if at is None:
            n = len(path) - MOST + 1
            yield Span(_words(row, f"… {n} more …", theme.MUTED), 0, last)
            continue
        place = path[at]
        for phase in one.phases[place]:
            if phase.is_leaf:
                says = f"says <b>{phase.lines[0]}</b>, {phase.lines[1]}"
                yield Span(_words(row, says, phase.ink), phase.first, phase.last)
                continue
            foot = segment((4, BARS - 4), (row + FOOT, row + FOOT), theme.MUTED, 1)
            yield Span(foot, phase.first, phase.last)
            question = one.looks.questions[int(one.shown.nodes[place])]
            said = question_and_answer(question, answers[at], in_two)
            yield Span(_words(row, said, theme.INK), phase.first, phase.last)


def question_and_answer(question: str, answer: str, in_two: bool = False) -> str:
    """Return a line's words, as much of the question as there is room for.

    Where there may be two lines what is asked about stands on the first.
    """
    tail = f" <b>{answer}</b>"
    name, rest = name_and_rest(question)
    is_long = pixels(f"{question}?{tail}", SIZE) > ROOM - PADDING
    if in_two and is_long and rest:
        first = cut_in_the_middle(name, ROOM - PADDING, SIZE)
        kept = cut_in_the_middle(f"{rest.strip()}?", ROOM - PADDING, SIZE, tail=tail)
        return f"{first}<br>{kept}"
    return cut_question(f"{question}?", ROOM - PADDING, SIZE, tail=tail)


def _words(row: int, text: str, colour: str) -> dict:
    words = label(text, colour, SIZE, textposition="middle left", padding=2)
    return box((BARS, BARS + ROOM), (row - HALF, row + HALF), label=words)
