"""The part "My number is different": made for a page's own worked examples."""

from collections.abc import Callable, Sequence
from typing import Any

from engines.slips import Told, explain, questions
from pages.chapters.my_number import checks, code, formulas, words
from pages.chapters.my_number.case import Case, Record, record_of
from pages.figures.panel import Panel
from pages.ui.chapter import Part
from pages.ui.chapter import Script as HomeScript


def detective(
    case_of: Callable[[Any], Case],
    by_hand: Callable[..., list[float]],
    against: str,
    script: Callable[[Record], HomeScript],
    bet_is_about: Sequence[str],
    sources: Sequence[object],
    *,
    panels: Callable[[Record], Sequence[Panel]],
    allowed: float | Callable[[Record], float] = 1e-9,
    **more: Any,
) -> Part:
    """Return the part for a page: `case_of` makes the example of its settings.

    `by_hand` finds quantities of a record otherwise, as `against` says; `script` prints
    the right values of those that were told. `sources` are what works the example, and
    `allowed` is what a second opinion may differ by.
    """
    return Part(
        words.TITLE,
        run=lambda settings: record_of(settings, case_of(settings)),
        labels=words.labels,
        panels=panels,
        bet=words.bet,
        bet_is_about=(*bet_is_about, "told"),
        story=words.story,
        ending=words.ending,
        formulas=formulas.formulas,
        table=checks.table,
        reached=checks.reached,
        opinions=checks.opinions(by_hand, against, allowed),
        opinions_at=checks.of_the_question,
        script=script,
        hint=words.HINT,
        own_words=words.own_words,
        ran=code.of_the_verdict,
        code=(*sources, explain, questions, Told),
        **more,
    )
