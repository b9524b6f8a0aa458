"""Formulas of definitions: their syntax tree, the grammar that reads them, the linking of names, types and units."""
