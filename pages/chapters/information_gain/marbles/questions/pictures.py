"""The pictures of the questions: the bag, how they settle, Huffman's tree."""

from pages.chapters.information_gain.marbles.bag.pictures import surprise
from pages.chapters.information_gain.marbles.record import Record
from pages.figures import theme
from pages.figures.huffman import question_panel
from pages.figures.marbles import bag_panel
from pages.figures.means import Mean, means_panel
from pages.figures.panel import Panel


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the bag, questions and surprise on average, and the tree.

    What the bet asks for comes with the first draw, unless the bet is over.
    """
    drawing = record.drawing
    asked = Mean(
        "questions",
        drawing.questions,
        drawing.tree.expected_questions,
        "L",
        theme.INK,
        "dash",
        secret=not is_over,
    )
    title, unit = "Questions and surprise, on average", "a draw"
    means = means_panel(title, unit, [surprise(drawing), asked], drawing)
    return [bag_panel(drawing), means, question_panel(drawing)]
