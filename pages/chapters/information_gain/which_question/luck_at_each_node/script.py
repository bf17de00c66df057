"""The script of "Luck at each node": the last node's test, from the rows on."""

from engines.decision_trees.deals import every_deal
from pages.ui import exports
from pages.ui.chapter import Script

from ..dealt_script import dealt_code
from ..record import GAIN_CODE, GAIN_TYPES
from .record import DIGITS_OF_P, PRINTS, Record

IMPORTS = f"""from collections.abc import Sequence
from itertools import combinations

{GAIN_TYPES}"""
NOTHING = "Nothing is asked of this table, so nothing is tested."


def script(record: Record) -> Script:
    """Write a script that makes the last test again, with the same deals."""
    if not record.tests:
        return Script(exports.script(NOTHING, (), ""), ())
    test = record.tests[-1]
    ranking = record.decision(record.n_tests).ranking
    names = [question.attribute for question in ranking.questions]
    if test.is_exact:
        deals = "deals = every_deal(np.bincount(classes))"
        one, code = 0, (*GAIN_CODE, every_deal)
    else:
        seed = [record.settings.seed, test.node]
        deals = (
            f"deals = np.tile(classes, ({test.n_deals}, 1))\n"
            f"deals = np.random.default_rng({seed}).permuted(deals, axis=1)"
        )
        one, code = 1, GAIN_CODE
    body = f"""
{dealt_code(record.table, ranking, names)}

def best(deals):  # the best gain of each deal, whichever question has it
    return np.max([gains(deals, *question) for question in questions], axis=0)


real = best(classes[np.newaxis])[0]
{deals}
shuffled = best(deals)
as_good = (shuffled >= real - 1e-12).sum()
print(repr(float(real)))
print(repr(float(shuffled.mean())))
p = ({one} + as_good) / ({one} + len(deals))
print(float(f"{{p:.{DIGITS_OF_P}g}}"))
"""
    says = "The best gain at a tree's last node, what luck's best gains there, and p."
    return Script(exports.script(says, code, body, IMPORTS), PRINTS)
