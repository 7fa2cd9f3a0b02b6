# SPDX-License-Identifier: MIT
"""Everything that is seen and touched: the only room that knows Qt."""

from massage_trainer.gui import binding

binding.load()
