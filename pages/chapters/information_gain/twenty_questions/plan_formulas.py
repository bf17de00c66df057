"""The numbers of the plans, as a table, LaTeX and a script."""

from pages.ui.exports import script
from pages.words.formulas import tex

COLUMNS = ("plan", "questions", "at most", "opens with", "bits left")
PRINTS = ("questions", "bits left")
MOST_TERMS = 6
ROUNDING = 1e-9  # bits smaller than this are the computer's
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
    """Return the weighed questions, and the weighed bits that stay, of a set."""
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
        for question in questions:
            parts = [rows & answer for answer in question if rows & answer]
            if len(parts) > 1:
                costs = [cost(part) for part in parts]
                asked = weight + sum(one for one, _ in costs)
                options.append((asked, sum(bits for _, bits in costs)))
        best = min(options, default=best)
    known[rows] = best
    return best


asked, bits = cost((1 << len(goal)) - 1)
print(repr(float(asked / weights.sum())))
print(repr(abs(float(bits / weights.sum()))))
'''.strip()


def table(record) -> tuple[tuple[str, ...], list[tuple]]:
    """Return one row a plan; "bits left" is what no question can tell."""
    rows = []
    for name, plan in record.plans.items():
        opens = [record.game.questions[q].name for q in plan.opens_with]
        first = opens[0] if len(opens) == 1 else "any"
        left = float(plan.bits_after[-1])
        left = 0.0 if left < ROUNDING else left
        rows.append((name, plan.expected, plan.most, first, left))
    return COLUMNS, rows


def of_plans(record) -> list[tuple[str, str]]:
    """Return what each plan costs, with its numbers: this answers the bet."""
    return [
        (
            f"What {name} costs: the chance, before each question, that it is asked",
            formula,
        )
        for name, formula in _costs(record)
    ]


def of_the_floor(record) -> tuple[str, str]:
    """Return the floor, with its numbers."""
    floor = record.floor
    if floor.wide_bits:
        bits, more = tex(floor.entropy), tex(floor.wide_bits)
        formula = rf"E \ge H - (H_{{\text{{legs}}}} - 1) = {bits} - {more}"
        return "The floor", rf"{formula} = {tex(floor.expected)}"
    bits, floor_text = tex(floor.entropy), tex(floor.expected)
    formula = rf"H = {bits} \le E_{{\text{{Huffman}}}} = {floor_text} \le E"
    return "The floor", formula


def _costs(record):
    for name, plan in record.plans.items():
        if name == "random":
            continue
        name = "greedy" if name == "greedy" else f"the {name}"
        running = 1 - plan.over_after
        terms = [tex(round(float(p), 6)) for p in running[: plan.most]]
        more = [r"\cdots"] if len(terms) > MOST_TERMS else []
        shown = " + ".join(terms[:MOST_TERMS] + more)
        yield name, rf"E = {shown} = {tex(plan.expected)}"


def plan_script(record) -> str:
    """Return a script that finds the exact optimum by plain dynamic programming."""
    game = record.game
    cells = ["".join(map(str, row)) for row in game.answers.tolist()]
    body = f"""
# One row an animal: the number of its answer to each question.
cells = {cells!r}
answers = np.array([[int(cell) for cell in row] for row in cells])
goal = {game.goal_of.tolist()!r}  # what is to be found out
weights = np.array({list(game.weights)!r})


{SEARCH}
"""
    says = "Twenty questions: the fewest on average, and the bits no question tells."
    return script(says, (), body)
