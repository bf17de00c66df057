"""Entropy and information gain: ask the question that removes most uncertainty."""

from pages import PAGES, require_frame

require_frame()

from pages.ui.anatomy import show_page  # noqa: E402 the guard comes first

show_page(PAGES[1])
