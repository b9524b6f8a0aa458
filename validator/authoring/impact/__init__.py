"""What a change of the rulebook does to dossiers."""
