# SPDX-License-Identifier: MIT
"""A silent trainer that teaches and paces an upper-back massage; this module only names the version."""

__version__ = "0.1.0"
