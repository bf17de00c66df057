"""What "What went wrong" may say: of each look, of what the doctor finds, at the end."""
