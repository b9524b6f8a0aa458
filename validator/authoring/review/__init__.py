"""What a change of the rulebook says, for whoever reviews it."""
