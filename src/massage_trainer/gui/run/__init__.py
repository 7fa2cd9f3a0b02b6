# SPDX-License-Identifier: MIT
"""Practising: before, through and after a run of a routine, near and far."""
