# SPDX-License-Identifier: MIT
"""Qt for Python without its luggage says and does what it does with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LEAN = "import massage_trainer.gui\n"
HEAVY = "import shiboken6, PySide6.QtCore\n"
WRONG = """
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
for wrong in (
    lambda: QPoint("x", "y"),
    lambda: QLabel().setText(3),
    lambda: QLabel().setAlignment("left"),
    lambda: QTimer().start(1, 2, 3),
    lambda: QLabel(txt="misspelt"),
):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
"""
ASKED = """
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QPainter
from PySide6.support.signature import get_signature
print([get_signature(each) for each in (QObject.setObjectName, QPainter.drawText, QPoint)])
print(QPoint.__doc__, QPainter.setOpacity.__doc__)
help(QPoint)
"""


def _said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("asking", [WRONG, ASKED], ids=["errors", "help"])
def test_errors_and_help_are_as_they_were(asking: str) -> None:
    lean = _said(LEAN + asking)

    assert lean
    assert lean == _said(HEAVY + asking)


def test_what_only_help_needs_is_not_read_to_open_the_window() -> None:
    code = """
import sys
import massage_trainer.gui.window
support = "shibokensupport.signature."
named = sys.modules.items()
waiting = [name for name, each in named if name.startswith(support) and "_reader" in vars(each)]
read = [name for name in waiting if "__getattr__" not in vars(sys.modules[name])]
print(len(waiting), read)
"""
    assert _said(code) == "6 []\n"


def test_a_name_that_is_nowhere_is_an_attribute_error_before_and_after_reading() -> None:
    code = """
import massage_trainer.gui
from shibokensupport.signature import layout
for _ in range(2):
    try:
        layout.nothing
    except AttributeError as error:
        print(error)
print(layout.create_signature.__name__)
"""
    expected = "module 'shibokensupport.signature.layout' has no attribute 'nothing'\n"
    assert _said(code) == expected * 2 + "create_signature\n"


def test_modules_are_compiled_as_usual_afterwards() -> None:
    code = """
import builtins
usual = builtins.compile
import massage_trainer.gui.window
assert builtins.compile is usual
"""
    assert _said(code) == ""


def test_no_source_is_read_to_open_the_window() -> None:
    code = """
import linecache
import massage_trainer.gui.window
print(sorted(name for name in linecache.cache if "massage_trainer" in name))
"""
    assert _said(code) == "[]\n"


def test_a_reading_that_fails_can_be_tried_again() -> None:
    code = """
import massage_trainer.gui
from massage_trainer.gui import binding
from shibokensupport.signature import layout
name = "shibokensupport/signature/layout.py"
make = binding._kept[name]
binding._kept[name] = lambda: 1 / 0
try:
    layout.create_signature
except ZeroDivisionError:
    binding._kept[name] = make
print(layout.create_signature.__name__)
"""
    assert _said(code) == "create_signature\n"
