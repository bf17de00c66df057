"""What "What went wrong" may say: of each look, of what is found, at the end."""
