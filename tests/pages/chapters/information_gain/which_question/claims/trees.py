"""The three trees of a table, grown again from its words and numbers."""

from collections import defaultdict

from .asked import Asked, Asking
from .evidence import NEAR
from .said import word
from .weighed import Parts

ID3, C45, YES_NO = "ID3: gain", "C4.5: gain ratio", "Yes/no: gain"
MOST_YES_NO = 120


class Tree:
    """A tree that was grown: its boxes that ask, and its leaves."""

    def __init__(self, seen: Asking, by: str) -> None:
        """Grow it, box by box, the shallowest first."""
        self.seen, self.missing = seen, seen.settings.missing
        self.asked: list[tuple[str, Asked]] = []
        self.leaves: list[tuple[int, Asked]] = []
        self.n = len(seen.known)
        self.n_met = self.removed = 0.0
        self.likely: dict[int, dict[str, float]] = defaultdict(
            lambda: defaultdict(float)
        )  # of each row: how likely each class is where it ends, in parts
        walks = dict.fromkeys(seen.known, 1.0)
        waiting = [(0, dict(walks), walks)]
        while waiting:
            depth, rows, walking = waiting.pop(0)
            bag = Asked(seen, rows, by, self.missing)
            if self.is_leaf(bag):
                self.leaves.append((depth, bag))
                self.end(bag, walking)
                continue
            waiting += self.ask(bag, depth, walking)
        self.depth = max(depth for depth, _ in self.leaves)
        self.mean = self.n_met / max(1, self.n)
        self.errors = sum(map(self.is_wrong, seen.known))

    def is_leaf(self, bag: Asked) -> bool:
        weight = sum(bag.weights.values())
        classes = [one for one, n in bag.counts.items() if n > NEAR]
        return len(classes) < 2 or weight < 2 - NEAR or not bag.best

    def ask(self, bag: Asked, depth: int, walking: Parts) -> list:
        """Ask the best question; return the bags it makes, and who walks there."""
        name = min(bag.best, key=self.seen.names.index)
        self.asked.append((name, bag))
        self.n_met += sum(bag.weights.values())
        shared, answering = bag.shared(name), bag.children(name)
        silent = bag.silent(name)
        if self.missing == "left_out":
            self.end(bag, {row: walking[row] for row in silent})
        going = sum(sum(rows.values()) for rows in shared.values())
        self.removed += going / self.n * bag.in_bags([*shared.values()])
        total = sum(sum(rows.values()) for rows in answering.values())
        found = []
        for answer, rows in shared.items():
            part = sum(answering[answer].values()) / total
            walks = {
                row: walking[row] * (part if row in silent else 1.0) for row in rows
            }
            found.append((depth + 1, rows, walks))
        return found

    def end(self, bag: Asked, walking: Parts) -> None:
        """Let rows end in this box."""
        total = sum(bag.counts.values())
        for row, part in walking.items():
            for one, n in bag.counts.items():
                self.likely[row][one] += part * n / total

    def is_wrong(self, row: int) -> bool:
        """Tell whether a row's likeliest class, the first at a tie, is not its own."""
        likely = self.likely[row]
        most = max(likely.values())
        first = next(c for c in self.seen.classes if likely[c] > most - NEAR)
        return first != self.seen.label[row]


class YesNo(Asking):
    """The table in yes/no questions, made anew."""

    def __init__(self, record) -> None:
        """Ask of every answer whether it is given, where there are more than two."""
        super().__init__(record)
        cells, is_answer = dict(self.cells), self.settings.missing == "answer"
        self.names = []
        for name in self.table.attributes:
            words = [w for w in dict.fromkeys(self.cells[name]) if w or is_answer]
            if len(words) < 3 or name in self.table.numbers:
                self.names.append(name)
                continue
            for one in words:
                sign = " " if one and one[0] in "≤<>≥" else " = "
                asks = f"{name}{sign}{word(one)}"
                cells[asks] = [
                    str(cell == one) if cell or is_answer else ""
                    for cell in self.cells[name]
                ]
                self.names.append(asks)
        self.cells = cells


class Trees(Asking):
    """The three trees."""

    def __init__(self, record) -> None:
        """Grow them."""
        super().__init__(record)
        yes_no = YesNo(record)
        self.n_yes_no = len(yes_no.names)
        self.trees = {ID3: Tree(self, "gain"), C45: Tree(self, "gain_ratio")}
        if self.n_yes_no <= MOST_YES_NO:
            self.trees[YES_NO] = Tree(yes_no, "gain")

    @property
    def has_three_sides(self) -> bool:
        """Whether a missing number is an answer beside two sides of a cut."""
        is_answer = self.settings.missing == "answer"
        return is_answer and any("" in self.cells[n] for n in self.table.numbers)

    def differ(self, what: str) -> bool:
        values = [getattr(tree, what) for tree in self.trees.values()]
        return max(values) - min(values) > NEAR

    @property
    def fewest(self) -> str:
        n = {name: len(tree.leaves) for name, tree in self.trees.items()}
        least = [name for name in n if n[name] == min(n.values())]
        return least[0] if len(least) == 1 else "two or more share it"
