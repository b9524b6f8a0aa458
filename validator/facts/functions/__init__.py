"""The functions that formulas may call. Importing this package registers them all; there are at most forty."""

from validator.facts.functions import addresses, asking, codes, graph, languages, lists, numbers, texts
from validator.facts.functions.registry import functions, signatures

__all__ = ["addresses", "asking", "codes", "functions", "graph", "languages", "lists", "numbers", "signatures", "texts"]
