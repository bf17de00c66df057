"""Questions: how many it takes to find out the colour of a drawn marble."""
