"""Facts: what is known of a dossier. Importing this package registers every measure and every maker."""

from validator.facts import roles

__all__ = ["roles"]
