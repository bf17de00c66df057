"""Census: who still passes blame on, and how far every layer moves."""
