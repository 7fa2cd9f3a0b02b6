# SPDX-License-Identifier: MIT
"""Learning and looking back: the body explored, what is known by heart, what was practised."""
