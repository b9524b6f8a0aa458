"""How facts are worked out, written out for readers. Importing this room registers every working."""

from validator.authoring.workings import account_workings, chain_workings, cover_workings, mass_workings

__all__ = ["account_workings", "chain_workings", "cover_workings", "mass_workings"]
