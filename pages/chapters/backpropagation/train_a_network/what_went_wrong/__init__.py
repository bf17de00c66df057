"""What went wrong: trainings that break, what shows it, and what mends them."""
