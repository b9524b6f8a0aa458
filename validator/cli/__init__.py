"""The commands. A start makes many objects that stay; looking for garbage among them would cost a fifth of it."""

import gc

gc.set_threshold(100_000, 20, 20)
