"""Pasted points are read, or it is said in a sentence why not."""

import numpy as np
import pytest

from pages.chapters.backpropagation.train_a_network.points import points_from


@pytest.mark.parametrize(
    "line",
    [
        "1.5, -2, blue",
        "1.5,-2,blue",
        "1,5; −2; blue",
        "1,5\t-2\tblue",
        "1.5 -2 blue",
        "1,5 -2 blue",
        "3/2 | -2 | blue",
    ],
)
def test_a_point_may_be_written_in_many_ways(line):
    read = points_from(line)
    assert read.points == ((1.5, -2.0, 0.0),) and read.names == ("blue",)
    assert not read.faults


def test_names_of_columns_empty_lines_and_remarks_are_passed_over():
    read = points_from("x, y, class\n\n# mine\n1, 2, b\n3, 4, a\n")
    assert read.points == ((1, 2, 0), (3, 4, 1)) and read.names == ("b", "a")


def test_classes_that_are_numbers_are_in_their_order():
    read = points_from("1, 2, 10\n3, 4, 9")
    assert read.names == ("9", "10") and [p[2] for p in read.points] == [1, 0]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1, 2", "Line 1, “1, 2”: it has 2 parts; write x, y and a class"),
        ("1, two, a", "“two” is not a number"),
        ("1, 2000, a", "“2000” is beyond 1,000"),
        ("1; 1,500; a", "“1,500” can be read as 1.500 and as 1500"),
        ("1, 2, ", "its class is missing"),
        ("1,5,2,5,a", "it has 1 part"),
    ],
)
def test_a_line_that_is_no_point_is_told(line, says):
    read = points_from(line)
    assert not read.points and says in read.faults[0]


def test_what_is_too_much_is_told_and_left_out():
    read = points_from("\n".join(f"{at / 100}, 1, c{at % 4}" for at in range(800)))
    assert len(read.points) == 500 and {p[2] for p in read.points} == {0, 1, 2}
    assert read.faults == (
        "There are 4 classes; points of the first 3 count.",
        "There are 600 points; the first 500 count.",
    )


def test_many_faults_are_counted():
    read = points_from("\n".join(["1, 1, a", *["nothing"] * 9]))
    assert (
        len(read.faults) == 6 and read.faults[-1] == "4 more lines could not be read."
    )


def test_points_become_samples_of_classes_or_of_numbers():
    two = points_from("0, 1, a\n2, 3, b\n4, 5, b").samples
    assert two.targets.tolist() == [[0], [1], [1]] and two.n_classes == 2
    three = points_from("0, 1, a\n2, 3, b\n4, 5, c").samples
    assert three.targets.tolist() == np.eye(3).tolist()
    numbers = points_from("0, 1, -0.5\n2, 3, 0,25".replace(" 0,25", " 1/4"), "numbers")
    assert numbers.samples.targets.tolist() == [[-0.5], [0.25]]
    assert numbers.samples.n_classes == 0 and not numbers.names
