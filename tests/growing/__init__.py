"""An app with a chapter whose record grows while one looks."""
