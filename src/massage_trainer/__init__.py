# SPDX-License-Identifier: MIT
"""A silent trainer that teaches and paces an upper-back massage; here are its name and its version."""

NAME = "massage-trainer"
"""As it is called by whoever starts it."""
__version__ = "0.1.0"
