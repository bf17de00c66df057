"""The home page: one card for each page that exists."""

from pages import PAGES, require_frame

require_frame()

from pages.chapters.home import show_cards  # noqa: E402 the guard comes first

show_cards(PAGES)
