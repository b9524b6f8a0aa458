"""Rules changed one small step at a time, and whether an example or a scenario notices."""
