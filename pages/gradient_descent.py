"""Gradient descent: find the bottom of a valley blindfolded."""

from pages import PAGES, require_frame

require_frame()

from pages.ui.anatomy import show_page  # noqa: E402 the guard comes first

show_page(PAGES[0])
