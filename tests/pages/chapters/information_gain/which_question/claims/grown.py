"""The learner's tree and the machine's, walked and grown again from the words."""

from collections import Counter
from functools import cached_property

from .evidence import Bag, Seen
from .said import word


class Grown(Seen):
    """The learner's tree, walked again, and the machine's, grown again."""

    def at(self, number: int) -> Bag:
        """Return the bag of a node: the rows that gave the answers on its way."""
        return self.bag(self.way(number)[1], self.settings.criterion)

    def way(self, number: int) -> tuple[list[tuple[str, str]], list[int]]:
        """Return the answers that lead to a node, and the rows that gave them."""
        nodes, asked = self.record.tree.nodes, self.record.tree.asked
        answers, node = [], nodes[number]
        while node.parent is not None:
            answers.append((asked[node.parent].question.attribute, node.answer))
            node = nodes[node.parent]
        rows = [
            row
            for row in self.known
            if all(self.cells[name][row] == answer for name, answer in answers)
        ]
        return answers[::-1], rows

    def place(self, number: int) -> str:
        """Say how a node is reached."""
        said = [f"{word(name)} = {word(one)}" for name, one in self.way(number)[0]]
        return ", ".join(said) or "all rows"

    @cached_property
    def questions(self) -> list[tuple[int, str]]:
        """The questions in their order, each with the number of its node."""
        return [
            (d.node.number, d.question.attribute) for d in self.record.decisions[1:]
        ]

    def children(self, step: int) -> dict[str, Bag]:
        """Return the bags that the question of a step makes, by the answer."""
        number, name = self.questions[step - 1]
        bags, by = self.at(number).children(name), self.settings.criterion
        return {word(answer): self.bag(rows, by) for answer, rows in bags.items()}

    def share(self, number: int) -> float:
        """Return the share of all rows that come to a node."""
        return len(self.at(number).rows) / max(1, len(self.known))

    @cached_property
    def ends(self) -> list[int]:
        """The nodes at which nothing was asked."""
        asked = {number for number, _ in self.questions}
        return [n.number for n in self.record.tree.nodes if n.number not in asked]

    @cached_property
    def open(self) -> list[int]:
        """Those at which something may be asked."""
        return [n for n in self.ends if is_open(self.at(n))]

    @property
    def is_finished(self) -> bool:
        """Whether nothing may be asked any more."""
        return not self.open

    @cached_property
    def removed(self) -> float:
        """The bits that all questions removed."""
        return sum(self.share(n) * self.at(n).bits(name) for n, name in self.questions)

    @cached_property
    def left(self) -> float:
        """The bits that are left where nothing was asked."""
        return sum(self.share(n) * self.at(n).entropy for n in self.ends)

    def missed(self, number: int, name: str) -> float:
        """Return by how much the best question there would have gained more bits."""
        bag = self.at(number)
        return max(map(bag.bits, bag.useful)) - bag.bits(name)

    @cached_property
    def regrets(self) -> float:
        """The regret of all questions, each weighed by its share."""
        return sum(self.share(n) * self.missed(n, name) for n, name in self.questions)

    @cached_property
    def errors(self) -> int:
        """The rows that are not of the commonest class of their last bag."""
        bags = [Counter(self.at(n).labels) for n in self.ends]
        return sum(bag.total() - max(bag.values(), default=0) for bag in bags)

    @cached_property
    def machine(self) -> tuple[int, int, Counter]:
        """The machine's tree: its questions, its leaves, how often each is asked."""
        asked, leaves, waiting = Counter(), 0, [self.known]
        while waiting:
            bag = self.bag(waiting.pop(0), self.settings.criterion)
            if not is_open(bag):
                leaves += 1
                continue
            name = min(bag.best, key=self.names.index)
            asked[name] += 1
            waiting += bag.children(name).values()
        return asked.total(), leaves, asked

    def walk(self) -> tuple[list[tuple[str, str]], int, tuple[str, str] | None]:
        """Follow the new row: the answers heard, the last node, one not known."""
        day, asked = dict(self.settings.day), dict(self.questions)
        at, heard = 0, []
        while at in asked:
            name, nodes = asked[at], self.record.tree.nodes
            answer = day[name]
            child = [n for n in nodes if n.parent == at and n.answer == answer]
            if not child:
                return heard, at, (name, answer)
            heard.append((name, answer))
            at = child[0].number
        return heard, at, None


def is_open(bag: Bag) -> bool:
    """Tell whether a question may be asked of a bag."""
    return len({*bag.labels}) > 1 and bool(bag.useful)
