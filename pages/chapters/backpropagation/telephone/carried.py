"""Handwritten digits inside a script: one letter a pixel, so that it needs no file."""

import numpy as np

from engines.datasets import load

LETTERS = "0123456789abcdefg"  # 0 is blank, g is 16, the darkest
HOW = """
digits = np.array([[int(letter, 17) for letter in row] for row in ROWS.split()])
inputs = (digits[:, :-1] - {mean!r}) / {spread!r}
targets = np.eye(10)[digits[:, -1]]
"""


def carried_digits(n: int) -> str:
    """Return Python that makes `inputs` and `targets` of the first n digits.

    Mean and spread are those of all pixels of the whole table, as the page takes them.
    """
    rows = load("digits").rows
    pixels = rows[:, :-1]
    lines = ["".join(LETTERS[int(cell)] for cell in row) for row in rows[:n]]
    text = "\n".join(lines)
    how = HOW.format(mean=float(np.mean(pixels)), spread=float(np.std(pixels)))
    return (
        "# A digit a line: 64 pixels from 0 to g (16), row by row, and what it is.\n"
        f'ROWS = """\n{text}\n"""\n{how.strip()}\n'
    )
