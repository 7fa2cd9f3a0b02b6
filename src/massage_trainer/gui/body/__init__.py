# SPDX-License-Identifier: MIT
"""The picture of the body: drawn, lit, named and worked on by hands, as every window shows it."""
