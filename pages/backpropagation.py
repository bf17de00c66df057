"""Backpropagation: trace a mistake back to who made it, and by how much."""

from pages import PAGES, require_frame

require_frame()

from pages.ui.anatomy import show_page  # noqa: E402 the guard comes first

show_page(PAGES[2])
