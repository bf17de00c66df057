"""The three trees of a table, grown again from its words."""

from .evidence import NEAR, Bag, Seen
from .said import word

ID3, C45, YES_NO = "ID3: gain", "C4.5: gain ratio", "Yes/no: gain"
MOST_YES_NO = 120


class Tree:
    """A tree that was grown: its boxes that ask, and its leaves."""

    def __init__(self, seen: Seen, by: str) -> None:
        """Grow it, box by box, the shallowest first."""
        self.asked: list[tuple[str, Bag]] = []
        self.leaves: list[tuple[int, Bag]] = []
        waiting = [(0, seen.known)]
        while waiting:
            depth, rows = waiting.pop(0)
            bag = seen.bag(rows, by)
            if len({*bag.labels}) < 2 or not bag.best:
                self.leaves.append((depth, bag))
                continue
            name = min(bag.best, key=seen.names.index)
            self.asked.append((name, bag))
            waiting += [(depth + 1, r) for r in bag.children(name).values()]
        self.n = len(seen.known)
        self.depth = max(depth for depth, _ in self.leaves)
        self.mean = sum(d * len(bag.rows) for d, bag in self.leaves) / max(1, self.n)
        self.errors = sum(
            len(bag.rows) - max(map(bag.labels.count, {*bag.labels}), default=0)
            for _, bag in self.leaves
        )
        left = sum(len(bag.rows) * bag.entropy for _, bag in self.leaves)
        self.removed = seen.in_bits.entropy - left / max(1, self.n)


class YesNo(Seen):
    """The table in yes/no questions, made anew."""

    def __init__(self, record) -> None:
        """Ask of every answer whether it is given, where there are more than two."""
        super().__init__(record)
        cells = dict(self.cells)
        self.names = []
        for name in self.table.attributes:
            words = [*dict.fromkeys(self.cells[name])]
            if len(words) < 3:
                self.names.append(name)
                continue
            for one in words:
                asks = f"{name} = {word(one)}"
                cells[asks] = [str(cell == one) for cell in self.cells[name]]
                self.names.append(asks)
        self.cells = cells


class Trees(Seen):
    """The three trees."""

    def __init__(self, record) -> None:
        """Grow them."""
        super().__init__(record)
        yes_no = YesNo(record)
        self.n_yes_no = len(yes_no.names)
        self.trees = {ID3: Tree(self, "gain"), C45: Tree(self, "gain_ratio")}
        if self.n_yes_no <= MOST_YES_NO:
            self.trees[YES_NO] = Tree(yes_no, "gain")

    def differ(self, what: str) -> bool:
        values = [getattr(tree, what) for tree in self.trees.values()]
        return max(values) - min(values) > NEAR

    @property
    def fewest(self) -> str:
        n = {name: len(tree.leaves) for name, tree in self.trees.items()}
        least = [name for name in n if n[name] == min(n.values())]
        return least[0] if len(least) == 1 else "two or more share it"

    @property
    def n_asked(self) -> set[int]:
        return {len(tree.asked) for tree in self.trees.values()}
