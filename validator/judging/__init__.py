"""Judging: what all rules say of one dossier's facts, by the compiled evaluation, the cross-check, or both."""
