# SPDX-License-Identifier: MIT
"""Makes Qt impossible to import, so that the tests of the core prove that the core does without it.

A pytest plug-in, named on the command line together with `-p no:pytest-qt` (see `make test-core`). It does
not reach into programs that a test starts: those run as they are installed.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

QT = frozenset({"PySide6", "shiboken6", "pytestqt"})
REFUSAL = "is for the windows; the core does without it"


class _NoQt(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in QT:
            raise ModuleNotFoundError(f"{fullname} {REFUSAL}", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings of the plug-in that is left out, so that they do not count as misspelt."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore", "qt_qapp_name"):
        parser.addini(name, "for pytest-qt, which is not loaded")


def pytest_configure(config: pytest.Config) -> None:
    already = QT.intersection(sys.modules)
    if already:
        raise pytest.UsageError(f"already imported: {', '.join(sorted(already))}; add -p no:pytest-qt")
    sys.meta_path.insert(0, _NoQt())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be skipped for want of Qt: it would be run nowhere."""
    report = yield
    if report.skipped and REFUSAL in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = "this test needs Qt, so its place is in tests/gui"
    return report
