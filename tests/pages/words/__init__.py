"""Tests of how things are written."""
