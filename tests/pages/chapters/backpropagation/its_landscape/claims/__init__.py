"""Its landscape: what each part may say, and the questions that decide it."""

from . import one_plane, with_shortcuts

CLAIMS = {
    "One plane": one_plane.CLAIMS,
    "With shortcuts": with_shortcuts.CLAIMS,
}
