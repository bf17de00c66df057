"""How each tree chooses its question, and the questions a row is asked, as LaTeX."""

from engines.decision_trees import Decision, Tree, tree_after
from pages.words.formulas import tex
from pages.words.numbers import of_rows

from ..words import abridged, amount, entropy_sum, in_latex, reckoned, word
from . import choice
from .record import C45, Record, mean_asked, stays

Formula = tuple[str, str]
WEIGHED = "the depths of its last boxes so far, each weighed by its share of the rows."


def formulas(record: Record, step: int) -> list[Formula]:
    """Show what each tree chooses by, then add up its questions a row."""
    if step == 0:
        return [_to_find_out(record)]
    found: list[Formula] = []
    for name, growth in record.growths.items():
        if step < len(growth):
            by = _by_ratio if name == C45 else _by_gain
            found += by(name, growth[step])
        tree = tree_after(growth, min(step, len(growth) - 1))
        found.append((f"{name}: {WEIGHED}", _depths(tree)))
    return found


def _to_find_out(record: Record) -> Formula:
    """Write the entropy of the whole table: all that any tree can remove."""
    root = next(iter(record.trees.values())).nodes[0]
    inside, (said,) = entropy_sum(root.class_counts), in_latex([amount(root.impurity)])
    unit = rf"\text{{ {'bit' if said == '1' else 'bits'}}}"
    total = f"H = -{inside} = {said} {unit}" if inside else "H = 0"
    return "Before any question, what there is to find out about a row:", total


def _by_gain(name: str, decision: Decision) -> list[Formula]:
    useful = [one for one in decision.ranking.questions if one.useful]
    gains = [tex(gain, 4) for gain in sorted((q.gain for q in useful), reverse=True)]
    most = tex(decision.question.gain, 4)
    said = f"{name} asks for the largest gain, in bits:"
    return [(said, rf"\max({', '.join(abridged(gains))}) = {most}")]


def _by_ratio(name: str, decision: Decision) -> list[Formula]:
    """Write the average gain, and the ratios of the best two that reach it."""
    useful = [one for one in decision.ranking.questions if one.useful]
    gains = [question.gain for question in useful]
    equation = reckoned(_mean, choice.average(decision), *gains)
    *terms, sign, mean = in_latex(equation)
    total = rf"\tfrac{{{' + '.join(abridged(terms))}}}{{{len(useful)}}}"
    asks = f"{name} asks for a gain of at least the average:"
    found = [(asks, f"{total} {sign} {mean}")]
    for one in (decision.question, *choice.runners_up(decision)[:1]):
        parts = one.information_gain, one.split_information
        equation = reckoned(lambda a, b: a / b, one.ratio, *parts)
        gain, width, sign, ratio = in_latex(equation)
        said = "Gain divided by split information, of the question it asks"
        if one is not decision.question:
            said = "and of the next best"
        divided = rf"\frac{{{gain}}}{{{width}}} {sign} {ratio}"
        found.append((f"{said}, “{word(one.attribute)}”:", divided))
    return found


def _mean(*gains: float) -> float:
    return sum(gains) / len(gains)


def _depths(tree: Tree) -> str:
    parts = [
        rf"\tfrac{{{of_rows(n)}}}{{{tree.n_rows}}} \cdot {depth}"
        for n, depth in stays(tree)
    ]
    return " + ".join(abridged(parts)) + rf" = {tex(mean_asked(tree))}"
