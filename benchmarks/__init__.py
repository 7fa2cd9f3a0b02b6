# SPDX-License-Identifier: MIT
"""Measures the promised speeds, each against a floor measured in the same run; it fails nothing."""
