"""Examples proposed by a search: small changes of hand-written ones that notice what those do not."""
