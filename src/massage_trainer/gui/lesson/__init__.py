# SPDX-License-Identifier: MIT
"""A class: the picture that it sees, and the console that its teacher holds."""
