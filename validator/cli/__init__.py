"""The commands of `asi-claims`, one module a command."""
