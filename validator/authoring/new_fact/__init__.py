"""A fact that dossiers may submit from now on: in the dossier's schema and in the vocabulary at once."""
