"""Formulas that people type: read, differentiated and computed, never executed."""

from engines.gradient_descent.formulas.errors import FormulaError
from engines.gradient_descent.formulas.own_surface import parse_formula
from engines.gradient_descent.formulas.source import source

__all__ = ["FormulaError", "parse_formula", "source"]
