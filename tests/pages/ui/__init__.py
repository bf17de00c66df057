"""Tests of the parts that all chapters share."""
