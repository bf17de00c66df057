"""Momentum: a hiker and a heavy ball in the same narrow valley."""
