"""The naive reading: definitions and conditions worked out from the submitted things, as plainly as they stand."""
