"""Who rounds on the way finds what plain arithmetic finds that rounds each number."""

import numpy as np
import pytest

from engines.slips import DECIMALS, Cause
from tests.engines.slips import (
    factory_by_hand,
    neuron_by_hand,
    split_by_hand,
    valley_by_hand,
)
from tests.engines.slips.comparing import found
from tests.engines.slips.subjects import SUBJECTS

BY_HAND = {"factory": factory_by_hand, "neuron": neuron_by_hand}
BY_HAND |= {"split": split_by_hand, "valley": valley_by_hand}
SAME_OF_ALL = 0.99  # a sum's last bit decides which way a tie goes, now and then


def cases(subject: str, n: int = 25):
    """Yield examples with how they are worked by hand, to so many decimals."""
    module, by_hand = SUBJECTS[subject], BY_HAND[subject].by_hand
    for at, kind in enumerate(module.kinds(n, seed=2)):
        name = (kind["curve"],) if subject == "valley" else ()
        example = module.draw(kind, at)
        yield (
            example,
            lambda decimals, e=example, n=name: by_hand(e, *n, decimals=decimals),
        )


@pytest.mark.parametrize("decimals", DECIMALS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_intermediate_is_rounded(subject, decimals):
    n_same, n_right, n_all = 0, 0, 0
    for example, worked in cases(subject):
        try:
            told = worked(decimals)
        except (OverflowError, ValueError):  # a chance that rounds to 0 has no log
            continue
        rounded, exact = found(example, Cause(decimals=decimals)), found(example)
        assert set(rounded) == set(told)
        same = [np.isclose(rounded[q], told[q], rtol=1e-9, atol=1e-9) for q in told]
        n_same, n_all = n_same + sum(same), n_all + len(told)
        n_right += sum(
            np.isclose(exact[q], told[q], rtol=1e-9, atol=1e-9) for q in told
        )
    assert n_all > 200
    assert n_same >= SAME_OF_ALL * n_all
    assert n_right < n_same  # the control: without rounding it is something else


def how_many_agree(one: dict, other: dict) -> int:
    pairs = np.array([(one[name], other[name]) for name in other]).T
    return int(np.isclose(*pairs, rtol=1e-9, atol=1e-9).sum())
