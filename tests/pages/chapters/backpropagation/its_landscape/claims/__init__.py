"""Its landscape: what each part may say, and the questions that decide it."""

from . import one_plane

CLAIMS = {"One plane": one_plane.CLAIMS}
