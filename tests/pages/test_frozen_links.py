"""A link that was shared once opens the same state for ever."""

import pytest

from tests.pages.app import texts
from tests.pages.frozen import fingerprint, frozen, opened

NOTICE = "Part of this link could not be used"
# Of the numbers' sizes. A cell of Telephone's map is one chaotic stack or two, and
# another processor's rounding is another stack.
ROUNDING, CHAOS = 1e-6, 1e-2


def is_same(found: list[float], then: list[float], allowed: float) -> bool:
    *counts, size, place = found
    *counts_then, size_then, place_then = then
    off = max(abs(size - size_then), abs(place - place_then))
    return counts == counts_then and off <= allowed * (1 + size_then)


@pytest.mark.parametrize("link", frozen(), ids=lambda link: str(link["query"]))
def test_a_shared_link_opens_what_it_always_opened(link):
    app = opened(link["page"], link["query"])
    assert NOTICE not in texts(app)
    allowed = CHAOS if "Map" in link["query"].values() else ROUNDING
    assert is_same(fingerprint(app), link["opens"], allowed)


def test_another_number_step_or_order_is_noticed():
    """The negative control."""
    link = frozen()[0]
    step, *rest = then = link["opens"]
    assert is_same(then, then, ROUNDING)
    assert not is_same([step + 1, *rest], then, ROUNDING)
    nearby = link["query"] | {"gd_valley_x_square": "1.99"}
    assert not is_same(fingerprint(opened(link["page"], nearby)), then, ROUNDING)


def test_the_frozen_links_are_many_and_of_every_chapter():
    links = frozen()
    assert len({(link["page"], *link["query"].items()) for link in links}) == len(links)
    assert len(links) >= 150
