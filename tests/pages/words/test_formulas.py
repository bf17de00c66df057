"""Numbers and lines of a formula, as LaTeX."""

from pages.words.formulas import derivative, product


def test_what_is_multiplied_is_bracketed_below_0_only():
    assert product((0.5, -2.0, 3e-9)) == r"0.5 \cdot (-2) \cdot 3 \times 10^{-9}"


def test_a_derivative_says_what_changes_with_what():
    assert derivative("E", "w_{11}") == r"\frac{\partial E}{\partial w_{11}}"
