"""Rules that end, and rules that follow upon them."""
