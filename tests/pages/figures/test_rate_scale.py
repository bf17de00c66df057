"""The mark of the learning rate is whole at both ends of its scale."""

import pytest

from pages.figures.rate_scale import rate_scale

SPAN = (0.01, 1.2)


@pytest.mark.parametrize("rate", SPAN)
@pytest.mark.parametrize("width", [290, 320, 600])
def test_the_mark_has_room_at_both_ends(rate, width):
    panel = rate_scale(SPAN, rate, 0.5, "alt")
    low, high = panel.figure.layout["xaxis"]["range"]
    margin = panel.figure.layout["margin"]
    plot = width - margin["l"] - margin["r"]
    at = plot * (panel.frames[0][0]["xanchor"] - low) / (high - low)
    half = 5 + 1  # pixels, of its head and its line
    assert half <= at <= plot - half


def test_the_scale_is_the_sliders_own_within_a_thumbs_width():
    panel = rate_scale(SPAN, 0.2, 0.5, "alt")
    low, high = panel.figure.layout["xaxis"]["range"]
    assert low < SPAN[0] and SPAN[1] < high
    assert high - low < 1.06 * (SPAN[1] - SPAN[0])
