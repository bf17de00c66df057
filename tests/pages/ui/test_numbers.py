"""The table of the record: numbers as numbers, unless they cannot be read as such."""

from pages.ui import numbers


def test_a_column_with_words_or_with_powers_of_ten_is_all_text():
    assert numbers._shown([1.5, 2.0, None]) == [1.5, 2.0, None]
    assert numbers._shown([1, 2]) == [1, 2] and numbers._shown(["a"]) == ["a"]
    assert numbers._shown([1.5, "lost", None, ""]) == ["1.5", "lost", None, None]
    [tiny, zero, one] = numbers._shown([5.8470371e-27, 0.0, -1.0])
    assert tiny.endswith("10⁻²⁷") and tiny.startswith("5.847037")
    assert (zero, one) == ("0", "−1")
