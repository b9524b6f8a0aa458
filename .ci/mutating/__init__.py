"""Mutation of the program's own lines: small changes, one at a time, that a good suite notices."""
