"""Facts: what is known of a dossier. Importing this package registers every measure and every maker."""

from validator.facts import roles
from validator.facts.wording import phrases

__all__ = ["phrases", "roles"]
