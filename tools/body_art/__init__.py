# SPDX-License-Identifier: MIT
"""The drawing of the back, written as landmarks and curves; it does not run in the program, it only makes the picture file."""
