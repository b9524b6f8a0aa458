"""Testing rules by their examples and by scenarios, for people and for machines."""
