"""JSON Schemas for the files of a rulebook, so that an editor completes and checks while somebody types."""
