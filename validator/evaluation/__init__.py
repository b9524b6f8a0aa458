"""Evaluation: definitions and rules are compiled once, and then judge the facts of one dossier after another."""
