"""The lines of the engine's own source, as they stand beside a step."""

import inspect

import pytest

from engines.gradient_descent import GradientDescent, descent
from pages.words.source import lines_of


def sample(x, rows):
    """Return a sum."""
    total = sum(
        row * x  # a comment with a bracket (
        for row in rows
    )
    if total > 0:
        total = total + 1
    return total


def test_lines_come_in_the_order_of_the_source_whatever_the_marks_order():
    found = lines_of(sample, "return total", "total + 1")
    assert found == "total = total + 1\nreturn total"


def test_a_line_that_is_continued_comes_whole():
    found = lines_of(sample, "total = sum(").split("\n")
    assert found[0] == "total = sum(" and found[-1] == ")"
    assert "for row in rows" in found[2] and len(found) == 4


def test_a_line_that_holds_two_marks_comes_once():
    assert lines_of(sample, "total + 1", "total = total") == "total = total + 1"


def test_what_is_shown_is_in_the_source_and_begins_at_the_margin():
    found = lines_of(descent.take_steps, "surface.gradient", "optimizer.update")
    source = [
        line.strip() for line in inspect.getsource(descent.take_steps).split("\n")
    ]
    for line in found.split("\n"):
        assert line == line.strip() and line in source


def test_a_method_and_a_class_are_things_with_source_too():
    rule = "return -self.learning_rate * gradient, state"
    assert lines_of(GradientDescent.update, "-self.learning_rate") == rule
    assert rule in lines_of(GradientDescent, "return -self.learning_rate")


@pytest.mark.parametrize("marks", [("momentum",), ("return total", "momentum")])
def test_a_mark_that_no_line_holds_is_an_error(marks):
    with pytest.raises(ValueError, match="No line of sample holds 'momentum'"):
        lines_of(sample, *marks)
