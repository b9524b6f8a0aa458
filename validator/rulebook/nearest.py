"""The nearest right word for a wrong one, as the dossier's reader finds it: one answer everywhere in the program.

What enters: the word somebody wrote and the words that would have been right. What leaves: one of these, or None where
none is near enough to be a help.
"""

from __future__ import annotations

from validator.dossier.nearest import nearest

__all__ = ["nearest"]
