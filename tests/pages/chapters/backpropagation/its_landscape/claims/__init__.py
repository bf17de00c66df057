"""Its landscape: what each part may say, and the questions that decide it."""

from . import one_plane, sharp_and_flat, with_shortcuts

CLAIMS = {
    "One plane": one_plane.CLAIMS,
    "Sharp and flat": sharp_and_flat.CLAIMS,
    "With shortcuts": with_shortcuts.CLAIMS,
}
