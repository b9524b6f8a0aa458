"""The catalogue of requirements held against the rules: what became of every row."""
