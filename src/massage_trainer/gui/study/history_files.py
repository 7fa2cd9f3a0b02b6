# SPDX-License-Identifier: MIT
"""What can be done with the whole history: export, back up, restore, delete; each asks first where something
would be lost, and says afterwards in words what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from massage_trainer.gui.question import Choice, QuestionSheet
from massage_trainer.history_file import CannotRestoreError
from massage_trainer.schedule import day_of
from massage_trainer.storage import NotSavedError

if TYPE_CHECKING:
    from massage_trainer.gui.diary import Diary


class HistoryFiles(QObject):
    """Does it, one at a time. `told` carries a sentence and whether it is bad news; `changed` says that what
    the history holds is another now."""

    told = Signal(str, bool)
    changed = Signal()

    def __init__(self, diary: Diary, question: QuestionSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._diary, self._question, self._window = diary, question, parent

    # What only the system can ask -----------------------------------------------------------------------

    def ask_folder(self) -> Path | None:
        """A folder to write into; None if nobody wants to."""
        found = QFileDialog.getExistingDirectory(self._window, self.tr("Export into a folder"), _documents())
        return Path(found) if found else None

    def ask_target(self, name: str) -> Path | None:
        """A file to write; None if nobody wants to."""
        place = str(Path(_documents()) / name)
        found, _ = QFileDialog.getSaveFileName(self._window, self.tr("Back up into a file"), place)
        return Path(found) if found else None

    def ask_source(self) -> Path | None:
        """A file to restore from; None if nobody wants to."""
        found, _ = QFileDialog.getOpenFileName(self._window, self.tr("Restore from a backup"), _documents())
        return Path(found) if found else None

    # What can be done -----------------------------------------------------------------------------------

    def export(self) -> None:
        """Writes tables for a spreadsheet."""
        folder = self.ask_folder()
        if folder is not None:
            self._try(lambda: self._export(folder))

    def _export(self, folder: Path) -> str:
        from massage_trainer.history_export import export

        made = export(self._diary.history, folder)
        return self.tr("{n} tables are in {folder} now.").format(n=len(made), folder=folder)

    def back_up(self) -> None:
        """Copies everything into one file."""
        today = day_of(self._diary.now())
        target = self.ask_target(f"massage-history-{today.isoformat()}.sqlite")
        if target is not None:
            self._try(lambda: self._back_up(target))

    def _back_up(self, target: Path) -> str:
        self._diary.history.file.back_up(target)
        return self.tr("Everything is in {file} now.").format(file=target)

    def restore(self) -> None:
        """Puts a backup in the place of everything; what was there is kept beside it."""
        source = self.ask_source()
        if source is None:
            return
        if not self._diary.kept:
            self._try(lambda: self._restore(source))
            return
        self._question.ask(
            self.tr("Restore this backup?"),
            (
                str(source),
                self.tr("It takes the place of what is here now. That is kept in a file beside it."),
            ),
            (
                Choice(self.tr("Yes, restore it"), lambda: self._try(lambda: self._restore(source))),
                Choice(self.tr("Leave it as it is")),
            ),
        )

    def _restore(self, source: Path) -> str:
        file = self._diary.history.file
        before = set(file.path.parent.glob("history.before-*.sqlite"))
        file.restore(source)
        kept = set(file.path.parent.glob("history.before-*.sqlite")) - before
        self.changed.emit()
        said = self.tr("Restored from {file}.").format(file=source)
        if kept:
            said += " " + self.tr("What was here is kept as {file}.").format(file=kept.pop())
        return said

    def delete(self) -> None:
        """Removes everything, once that was asked."""
        self._question.ask(
            self.tr("Delete everything?"),
            (
                self.tr("Every run, answer and note goes, and so do copies that were set aside."),
                self.tr("It cannot be taken back. A backup that you saved elsewhere stays."),
            ),
            (
                Choice(self.tr("Yes, delete it"), lambda: self._try(self._delete)),
                Choice(self.tr("Keep it")),
            ),
        )

    def _delete(self) -> str:
        self._diary.history.file.delete_everything()
        self.changed.emit()
        return self.tr("Everything is deleted.")

    def _try(self, act: Callable[[], str]) -> None:
        try:
            said, bad = act(), False
        except (NotSavedError, CannotRestoreError) as error:
            said, bad = str(error), True
        self.told.emit(said, bad)
        self._diary.tell_notices(self._diary.history)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
