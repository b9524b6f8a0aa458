"""Conditions held against examples: which branches of a rule no example reaches."""
