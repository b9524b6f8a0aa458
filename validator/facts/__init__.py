"""Facts: what is known of a dossier, submitted or worked out by the definitions of the rulebook."""
