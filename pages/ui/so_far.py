"""What the controls asked so far stand for: for one that depends on the others."""

from collections.abc import Iterable
from typing import Any

from pages.ui.control import Control, Values


def settings_so_far(controls: Iterable[Control], values: Values) -> dict[str, Any]:
    """Return the settings that these controls' values stand for, by their names.

    Controls that have not been asked are left out.
    """
    return {
        one.setting: one.means(values[one.name], values)
        for one in controls
        if one.name in values
    }
