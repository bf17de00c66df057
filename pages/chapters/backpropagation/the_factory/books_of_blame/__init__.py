"""Books of blame: what each hidden unit sent, and what it is charged."""
