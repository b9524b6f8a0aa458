"""Wording: what the lexicon finds in the claim's statements, and in which context."""
