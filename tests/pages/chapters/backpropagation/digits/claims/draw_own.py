"""Own arithmetic on a drawing, and on what is left of it pixel by pixel."""

import numpy as np

from engines.datasets import digit_rows

from .own import Net, own_split

LETTERS = "0123456789abcdefg"


class Seen:
    """What the network says to each picture, by its weights and letters alone."""

    def __init__(self, record) -> None:
        """Take the letters of the link, and the weights."""
        net, self.settings = Net(record.net), record.settings
        self.ink = np.array([LETTERS.index(one) for one in self.settings.drawn], float)
        sheet = self.ink.reshape(8, 8)
        self.blank = not self.ink.any()
        self.first = record.pictures[0]
        self.order = record.pixels.tolist()
        table = digit_rows()
        mean, spread = table[:, :64].mean(), table[:, :64].std()

        def shares(pictures):
            return net.shares((np.array(pictures) - mean) / spread, net.last)

        self.shares_of = shares
        pictures = [self.first]
        for pixel in self.order:
            pictures.append(np.where(np.arange(64) == pixel, 0.0, pictures[-1]))
        self.pictures, self.shares = pictures, shares(pictures)
        self.says = self.shares.argmax(axis=1).tolist()
        self.n = len(self.order)
        kinds = own_split()[0][1]
        order = np.random.default_rng(0).permutation(len(table))[: len(kinds)]
        self.learned, self.kinds = table[order, :64], kinds
        self.is_whole = self._fills(sheet)

    @staticmethod
    def _fills(sheet):
        """Tell whether ink reaches all rows (or columns) and stands in the middle."""
        rows, columns = (np.flatnonzero(sheet.any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return False
        ends = [(some[0], some[-1]) for some in (rows, columns)]
        middle = [abs(low + high - 7) <= 1 for low, high in ends]
        return all(middle) and (0, 7) in ends

    @property
    def flips(self):
        """After how many pixels it says something else, or None."""
        return next((k for k, one in enumerate(self.says) if one != self.says[0]), None)

    @property
    def answer(self):
        """Return what wins the bet."""
        k = self.flips
        if k is None or k > 12:
            return "More, or never"
        return (
            "1 pixel"
            if k == 1
            else "2 or 3"
            if k < 4
            else "4 to 6"
            if k < 7
            else "7 to 12"
        )

    def hurts_most(self, step):
        """Tell whether no other pixel would have left the first answer less likely."""
        before, first = self.pictures[step - 1], self.says[0]
        places = np.flatnonzero(before)
        tries = [np.where(np.arange(64) == pixel, 0.0, before) for pixel in places]
        left = self.shares_of(tries)[:, first]
        return self.shares[step, first] <= left.min() * (1 + 1e-9)

    def far(self, step):
        """Return the distances to all learned digits."""
        return np.sqrt(((self.learned - self.pictures[step]) ** 2).sum(axis=1))

    def near(self, step):
        """Return what the six nearest digits show."""
        return self.kinds[np.argsort(self.far(step), kind="stable")[:6]].tolist()
