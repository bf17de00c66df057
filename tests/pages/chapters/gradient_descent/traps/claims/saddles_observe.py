"""Saddles: what its examples bid one to look at."""

from tests.claims import Claim

from .saddles_told import own, own_left


def on(ground, walker, start="beside"):
    def decides(told):
        settings = told.record.settings
        now = settings.landscape, settings.walker, settings.saddle_start
        return now == (ground, walker, start)

    return decides


OBSERVE = (
    Claim(
        "in the other picture the distance grows on a scale of powers of ten.",
        on("saddle", "gradient_descent"),
    ),
    Claim(
        "What do most of the lines look like there?", on("saddle", "gradient_descent")
    ),
    Claim(
        "what do six rules make of a slope of 0?",
        lambda told: own(told).slope == 0 and len(own(told).names) == 6,
    ),
    Claim(
        "Then click another ✕: does nobody move there either?",
        on("six_hump_camel", "momentum", "on"),
    ),
    Claim(
        "how near does the way lead to the saddle before it turns off, and what does "
        "that cost?",
        lambda told: 0 < own(told).gaps.argmin() < own_left(told),
    ),
    Claim(
        "drag k from 2 to 12: whose lines move, and whose hardly do?",
        on("saddle", "adam"),
    ),
    Claim(
        "compare its line with the straight ones of another saddle: does it stay as "
        "steep?",
        lambda told: own(told).bend == 0,
    ),
)
