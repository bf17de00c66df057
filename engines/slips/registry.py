"""All slips and conventions, by name: they drive Break it, detective and tests."""

from collections.abc import Sequence
from itertools import combinations

from engines.slips.factory.catalogue import FACTORY_SLIPS
from engines.slips.neuron.catalogue import NEURON_SLIPS
from engines.slips.slip import CUT, Cause, Example, Slip
from engines.slips.split.catalogue import SPLIT_SLIPS
from engines.slips.valley.catalogue import VALLEY_SLIPS

EVERY_SLIP = (*FACTORY_SLIPS, *VALLEY_SLIPS, *NEURON_SLIPS, *SPLIT_SLIPS)
SLIPS: dict[str, Slip] = {slip.name: slip for slip in EVERY_SLIP}
DECIMALS = (2, 3, 4, 5, 6)  # to which people round on the way
CUT_OFF = Cause((CUT,), is_convention=True)  # right, its digits cut, not rounded


def slips_of(example: Example) -> list[Slip]:
    """Return the slips and conventions that an example may have.

    Nothing is raised. Source: the rules of each slip.

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.slips import ValleyExample
    >>> example = ValleyExample(SURFACES["square"], 10.0, 0.2, 1)
    >>> [slip.name for slip in slips_of(example)][:3]
    ['valley_sign', 'valley_no_rate', 'valley_rate_twice']
    """
    ours = [slip for slip in SLIPS.values() if slip.subject == example.subject]
    return [slip for slip in ours if slip.needs(example)]


def causes_of(example: Example) -> list[Cause]:
    """Return what may have made a number: nothing wrong, rounding, or one fault.

    Nothing is raised. Source: the rules of this module.

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.slips import ValleyExample
    >>> example = ValleyExample(SURFACES["square"], 10.0, 0.2, 1)
    >>> [cause.kind for cause in causes_of(example)][:4]
    ['right', 'convention', 'rounding', 'rounding']
    """
    rounds = [Cause(decimals=decimals) for decimals in DECIMALS]
    return [Cause(), CUT_OFF, *rounds, *(slip.cause for slip in slips_of(example))]


def pairs_of(example: Example) -> list[Cause]:
    """Return all pairs of a slip with another slip, a convention, or rounding.

    Nothing is raised. Source: the rules of this module.

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.slips import ValleyExample
    >>> example = ValleyExample(SURFACES["square"], 10.0, 0.2, 1)
    >>> pairs_of(example)[0].faults
    ('valley_sign', 'valley_no_rate')
    """
    pairs: Sequence[tuple[Slip, Slip]] = [*combinations(slips_of(example), 2)]
    found = [
        Cause((first.name, second.name))
        for first, second in pairs
        if not (first.is_convention and second.is_convention)
    ]
    for slip in slips_of(example):
        found.append(Cause((slip.name, CUT)))
        found += [Cause((slip.name,), decimals) for decimals in DECIMALS]
    return found
