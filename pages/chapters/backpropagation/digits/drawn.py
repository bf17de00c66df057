"""Little pictures of 8 × 8 on one sheet, each with room below for words."""

from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.shapes import box, label

INKED = [(0.0, theme.PAPER), (1.0, theme.INK)]  # a digit: blank to darkest
SIGNED = [(0.0, theme.PATH), (0.5, theme.PAPER), (1.0, theme.HERE)]  # negative first


@dataclass(frozen=True)
class Sheet:
    """Cells in rows from the top; a picture stands in the middle of each one's top."""

    columns: int
    rows: int
    wide: int = 12  # of a cell, in pixels of the pictures
    tall: int = 13

    @property
    def x(self) -> tuple[float, float]:
        """The left and the right edge."""
        return 0, self.columns * self.wide

    @property
    def y(self) -> tuple[float, float]:
        """The lower and the upper edge."""
        return 0, self.rows * self.tall

    def corner(self, at: int) -> tuple[int, int]:
        """Return the left and the top of a cell."""
        row, column = divmod(at, self.columns)
        return column * self.wide, (self.rows - row) * self.tall

    def laid(self, pictures: np.ndarray) -> np.ndarray:
        """Return all pictures (n, 8, 8) on one, its lowest row first; nan around."""
        sheet = np.full((self.rows * self.tall, self.columns * self.wide), np.nan)
        beside = (self.wide - 8) // 2
        for at, picture in enumerate(pictures):
            left, top = self.corner(at)
            row = self.rows * self.tall - top  # from the upper edge
            sheet[row : row + 8, left + beside : left + beside + 8] = picture
        return sheet[::-1]

    def words(self, at: int, text: str, colour: str, size: int = 11) -> dict:
        """Return words in the room below a picture."""
        left, top = self.corner(at)
        centred = label(text, colour, size, textposition="middle center", padding=0)
        return box((left, left + self.wide), (top - self.tall, top - 8), label=centred)

    def frame(self, at: int, colour: str) -> dict:
        """Return a frame around a picture."""
        left, top = self.corner(at)
        beside = (self.wide - 8) / 2
        sides = left + beside, left + self.wide - beside
        return box(sides, (top - 8, top), edge=theme.stroke(colour, 2))

    def at(self, x: float, y: float) -> int:
        """Return the cell at a place."""
        row = self.rows - 1 - int(y // self.tall)
        return row * self.columns + int(x // self.wide)
