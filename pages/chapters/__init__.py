"""One folder per page, one file per chapter."""
