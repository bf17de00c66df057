"""The exact optimum as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record

# The optimum without bounds: a second way to it, and short enough to read.
SEARCH = '''
def sets_of(words):
    sets = {}
    for row, word in enumerate(words):
        sets[word] = sets.get(word, 0) | 1 << row  # a set of rows is a number
    return list(sets.values())


def members(rows):
    return [row for row in range(len(goal)) if rows >> row & 1]


questions = [sets_of(column) for column in answers.T.tolist()]
known = {}


def cost(rows):
    """Return what a set costs, weighed, and the weighed bits that stay."""
    if rows in known:
        return known[rows]
    inside = members(rows)
    weight = weights[inside].sum()
    left = {goal[row]: 0.0 for row in inside}
    for row in inside:
        left[goal[row]] += weights[row]
    shares = np.array(list(left.values())) / weight
    best = (0.0, -weight * (shares * np.log2(shares)).sum())
    if len(left) > 1:
        options = []
        for question, price in zip(questions, prices):
            parts = [rows & answer for answer in question if rows & answer]
            if len(parts) > 1:
                costs = [cost(part) for part in parts]
                paid = price * weight + sum(one for one, _ in costs)
                options.append((paid, sum(bits for _, bits in costs)))
        best = min(options, default=best)
    known[rows] = best
    return best


paid, bits = cost((1 << len(goal)) - 1)
print(repr(float(paid / weights.sum())))
print(repr(abs(float(bits / weights.sum()))))
'''.strip()


def script(record: Record) -> Script:
    """Write a script that finds the exact optimum by plain dynamic programming."""
    game = record.game
    cells = ["".join(map(str, row)) for row in game.answers.tolist()]
    body = f"""
# One row an animal: the number of its answer to each question.
cells = {cells!r}
answers = np.array([[int(cell) for cell in row] for row in cells])
goal = {game.goal_of.tolist()!r}  # what is to be found out
weights = np.array({list(game.weights)!r})
prices = {list(game.prices)!r}  # of each question; 1 each: questions are counted


{SEARCH}
"""
    says = "Twenty questions: the fewest on average, and the bits no question tells."
    first = "questions"
    if game.has_prices:
        first = "coins"
        says = "Twenty questions: the least paid, and the bits no question tells."
    return Script(exports.script(says, (), body), (first, "bits left"))
