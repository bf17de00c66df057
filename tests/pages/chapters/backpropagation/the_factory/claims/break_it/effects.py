"""What "Break it" says bugs have done to the gradients of whole tables."""

import numpy as np

from tests.claims import Claim, Told


def _tables(told: Told) -> list[np.ndarray]:
    """Return where each of the tables that are named stands in the vectors."""
    said = told.word("tables").replace(" and ", ", ").split(", ")
    return [np.array([name[0] == one for name in told.seen.names]) for one in said]


def _of_tables(ratio_is):
    """Return a claim on the failing ratios of each of the tables that are named."""

    def holds(told: Told) -> bool:
        seen = told.seen
        for table in _tables(told):
            wrong = table & seen.fails
            if not wrong.any() or (seen.record.measured[wrong] == 0).any():
                return False
            ratios = seen.told[wrong] / seen.record.measured[wrong]
            if "right" in told.said:
                counts = told["right"], told["all"]
                if counts != (table.sum() - wrong.sum(), table.sum()):
                    return False
            elif (table & ~seen.fails).any():
                return False
            if not ratio_is(told, ratios):
                return False
        return True

    return holds


def _one(sign: int):
    def holds(told: Told, ratios: np.ndarray) -> bool:
        factor = ratios[0]
        error = abs(factor - 1) / max(abs(factor), 1)
        is_one = np.allclose(ratios, factor, rtol=1e-5)
        return is_one and told.reads(f=sign * factor, e=error)

    return holds


def _span(sign: int):
    def holds(told: Told, ratios: np.ndarray) -> bool:
        ratios = np.sort(sign * ratios)
        return told.reads(low=ratios[0], high=ratios[-1]) and told["low"] < told["high"]

    return holds


def _not_shown(told: Told) -> bool:
    none = _of_nothing(told)
    each = " of each" if len(_tables(told)) > 1 else ""
    return bool(none) and told.word("n") == (
        f"one{each} is" if none == 1 else f"{none}{each} are"
    )


def _of_nothing(told: Told) -> int:
    counts = {
        int((told.seen.fails & table & (told.seen.record.measured == 0)).sum())
        for table in _tables(told)
    }
    return counts.pop() if len(counts) == 1 else 0


def _many(wrong: str, right: bool) -> tuple[str, str]:
    return wrong + ".", wrong + " ({right} of {all} right)."


TOLD = "Gradients of {tables:*}: told "
FACTORS = tuple(
    Claim(shape, _of_tables(ratio_is))
    for start, ratio_is in (
        ("{f} times as large as they are, a relative error of {e}", _one(1)),
        (
            "{f} times as large as they are, and with the wrong sign, a relative error "
            "of {e}",
            _one(-1),
        ),
        (
            "in the right size with the wrong sign, a relative error of {e}, the "
            "largest there is",
            lambda told, ratios: np.allclose(ratios, -1, rtol=1e-2) and told["e"] == 2,
        ),
        ("between {low} and {high} times as large as they are", _span(1)),
        (
            "between {low} and {high} times as large as they are, and with the wrong "
            "sign",
            _span(-1),
        ),
        (
            "between {low} and {high} times what they are, so some have the wrong sign",
            lambda told, ratios: (
                ratios.min() < 0 <= ratios.max() and _span(1)(told, ratios)
            ),
        ),
    )
    for shape in _many(TOLD + start, True)
)
EFFECTS = (
    *FACTORS,
    Claim(
        "Gradients of {tables:*}: all told as 0.",
        lambda t: all(
            not t.seen.told[one].any() and (t.seen.fails & one).any()
            for one in _tables(t)
        ),
    ),
    Claim(
        "Gradients of {tables:*}: {n:*} told as not 0 where the check measures 0.",
        _not_shown,
    ),
)
