"""Formulas that people type: read, differentiated and computed, never executed."""

from engines.gradient_descent.formulas.errors import FormulaError
from engines.gradient_descent.formulas.own_surface import OwnFormula, parse_formula

__all__ = ["FormulaError", "OwnFormula", "parse_formula"]
