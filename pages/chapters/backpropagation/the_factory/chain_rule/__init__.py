"""Chain rule: the gradient of one weight as a product of local factors."""
