"""A row of a table as one line."""

from pages.words.sentences import row_said


def test_a_row_is_said_with_true_minus_signs_powers_and_without_empty_cells():
    said = row_said(["step", "x", "L", "asked"], [3, -0.25, 4e-12, None])
    assert said == (
        "The table's newest row: step **3** · x **−0.25** · L **4\u00a0×\u00a010⁻¹²**"
    )


def test_words_of_a_row_are_only_words():
    assert "**bold**" not in row_said(["*a*"], ["**bold**"]).removeprefix("The")


def test_counts_of_a_row_are_written_as_in_sentences():
    assert row_said(["rows"], [1614]).endswith("rows **1,614**")
    assert row_said(["is it"], [True]).endswith("is it **True**")
