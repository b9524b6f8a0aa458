"""`python -m validator`: the same as `asi-claims`."""

from validator.cli.main import main

main()
