"""Saddles: how long it takes to fall off one."""
