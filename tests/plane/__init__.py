"""An app with the controls of a plane: a place, a few names, what follows another."""
