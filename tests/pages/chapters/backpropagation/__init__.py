"""The chapters on backpropagation say what happens."""
