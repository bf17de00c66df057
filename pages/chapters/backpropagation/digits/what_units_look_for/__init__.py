"""What units look for: the weights of every hidden unit as a picture."""
