"""What is drawn is named where it is: no figure has a legend that takes its room."""

import pytest

from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from tests.pages.looking import CHAPTERS, settings_at

CASES = [
    pytest.param(chapter, preset, id=f"{chapter.slug}: {preset.name}")
    for _, chapter in CHAPTERS
    for preset in chapter.presets
]


def has_legend(panel: Panel) -> bool:
    return bool(panel.figure.layout.get("showlegend"))


@pytest.mark.parametrize(("chapter", "preset"), CASES)
def test_no_panel_has_a_legend(chapter, preset):
    part = chapter.part_at(preset.values)
    for panel in part.panels(part.run(settings_at(chapter, preset))):
        assert not any(map(has_legend, filter(None, [panel, panel.narrow])))


def test_a_legend_is_found():
    traces = [scatter(x=[0], y=[0], name="a line")]
    assert has_legend(Panel(theme.figure("", "key", traces, showlegend=True), "alt"))
