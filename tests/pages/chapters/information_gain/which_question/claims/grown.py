"""The machine's trees, grown again, who is told rightly, and a new row's way."""

from collections import Counter
from functools import cached_property

from .evidence import NEAR
from .twigs import Twig, ask_again, counted
from .walked import Walked


class Grown(Walked):
    """The learner's tree, walked again, and the machine's, grown again."""

    # --- other trees ----------------------------------------------------------------

    def finish(self, root: Twig, ruled: bool) -> Twig:
        """Ask the best question wherever one may be asked."""
        waiting = [twig for twig in root.walk() if not twig.name]
        n = sum(bool(twig.name) for twig in root.walk())
        while waiting:
            twig = waiting.pop(0)
            if not self.why(twig, ruled):
                n += 1
                twig.ask(twig.bag.best, n)
                waiting += twig.children.values()
        return root

    @cached_property
    def by_machine(self) -> Twig:
        """The machine's tree, by the rule."""
        return self.finish(self._root(), ruled=True)

    @cached_property
    def without_rule(self) -> Twig:
        """The machine's tree, without the rule."""
        return self.finish(self._root(), ruled=False)

    @cached_property
    def asked_on(self) -> Twig:
        """What the learner's tree becomes without the rule."""
        root = self._root()
        ask_again(self.root, root)
        return self.finish(root, ruled=False)

    @cached_property
    def machine(self) -> tuple[int, int, Counter]:
        """The machine's tree: its questions, its leaves, how often each is asked."""
        return counted(self.by_machine)

    # --- who is told rightly --------------------------------------------------------

    def says(self, root: Twig, row: int, upto: int = 10**6) -> str:
        """Return the class that a tree says of a row."""
        cells = {name: self.cells[name][row] for name in self.names}
        return self.likeliest(self.likely(root.ends(cells, upto=upto)))

    def likely(self, ends) -> dict[str, float]:
        """Return each class's share where a row ends."""
        found: dict[str, float] = dict.fromkeys(self.classes, 0.0)
        for twig, part in ends:
            for one, share in twig.bag.shares().items():
                found[one] += part * share
        return found

    def likeliest(self, likely: dict[str, float]) -> str:
        """Return the likeliest class, the first on a tie."""
        top = max(likely.values(), default=0.0)
        return next((one for one, s in likely.items() if s > top - NEAR), "")

    def right(self, root: Twig, rows: list[int], upto: int = 10**6) -> set[int]:
        """Return which of these rows a tree tells rightly."""
        return {row for row in rows if self.says(root, row, upto) == self.label[row]}

    def right_after(self, step: int) -> tuple[set[int], set[int]]:
        """Return which learned and which held-out rows are told rightly by then."""
        if step not in self._right:
            both = self.known, self.held
            self._right[step] = tuple(self.right(self.root, r, step) for r in both)
        return self._right[step]

    @cached_property
    def _right(self) -> dict:
        return {}

    @cached_property
    def errors(self) -> int:
        """The learned rows that the tree tells wrongly."""
        return len(self.known) - len(self.right_after(len(self.questions))[0])

    # --- the new row ----------------------------------------------------------------

    @cached_property
    def day(self) -> dict[str, str]:
        """The new row's answers."""
        return dict(self.settings.day)

    def walk(self) -> tuple[list[tuple[int, str, str]], int, tuple[str, str] | None]:
        """Follow the new row: what was heard, the last node, one that is not known."""
        at, heard, nodes = 0, [], self.record.tree.nodes
        while self.twigs[at].name:
            twig, name = self.twigs[at], self.twigs[at].name
            cell = self.day[name]
            answer = twig.answer(cell)
            silent = cell == "" and twig.bag.way != "answer"
            child = None if silent else twig.children.get(answer)
            if child is None:
                return heard, at, (name, cell)
            found = next(n for n in nodes if self.twigs[n.number] is child)
            heard.append((at, name, found.answer))
            at = found.number
        return heard, at, None
