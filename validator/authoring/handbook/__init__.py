"""The rulebook as pages to read in a browser, from disk, without a network."""
