"""The version of the program; the rulebook has one of its own."""

VERSION = "0.1.0"
