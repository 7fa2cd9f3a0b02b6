# SPDX-License-Identifier: MIT
"""Lets `python -m massage_trainer` start the program."""

import sys

from massage_trainer.cli import main

if __name__ == "__main__":
    sys.exit(main())
