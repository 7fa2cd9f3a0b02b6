# SPDX-License-Identifier: MIT
"""Measures the promised speeds, each against a floor measured in the same run; it fails nothing."""

HOME = "MASSAGE_TRAINER_BENCHMARK_HOME"
"""Names the folder that a measured program may write to. It makes none itself: to import what makes one would
count as its own time and memory."""
