"""The slips that people make by hand, and what their digits prove."""
