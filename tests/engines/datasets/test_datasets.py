"""Data sets: whole, named, sourced, and safe from being changed."""

import numpy as np
import pytest

from engines.datasets import DATASETS, load

every_dataset = pytest.mark.parametrize("name", DATASETS)


@every_dataset
def test_a_table_is_whole(name):
    data = load(name)
    assert data.name == name and data.label and data.source.endswith(".")
    assert data.rows.dtype == np.float64 and np.isfinite(data.rows).all()
    assert data.rows.shape[1] == len(data.columns) == len(set(data.columns))
    assert data.target in data.columns
    assert set(data.column(data.target)) <= {0.0, 1.0}


@every_dataset
def test_nobody_can_change_a_shared_table(name):
    with pytest.raises(ValueError, match="read-only"):
        load(name).rows[0, 0] = 99.0


def test_the_study_notes_student():
    assert load("one_student").rows.tolist() == [[2.0, 1.0]]


def test_minutes_are_the_five_students_in_another_unit():
    hours, minutes = load("five_students"), load("minutes")
    np.testing.assert_array_equal(minutes.rows, hours.rows * [60, 1])
    assert minutes.columns == ("minutes", "passed")


def test_the_outlier_is_one_more_row():
    five, outlier = load("five_students").rows, load("outlier").rows
    np.testing.assert_array_equal(outlier[:-1], five)
    assert outlier[-1].tolist() == [9.0, 0.0]


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ValueError, match="no data set 'iris2'; choose one of one_stud"):
        load("iris2")


def test_an_unknown_column_lists_the_known_ones():
    with pytest.raises(ValueError, match="choose one of hours, passed"):
        load("five_students").column("marks")
