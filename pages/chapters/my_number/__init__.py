"""My number is different: what all pages share of finding where somebody went wrong."""
