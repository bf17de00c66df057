"""The claims of the chapter, a module for each part."""

from .one_update import ONE_UPDATE

CLAIMS = {
    "One update": ONE_UPDATE,
}
