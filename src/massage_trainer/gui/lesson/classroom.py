# SPDX-License-Identifier: MIT
"""A lesson's two windows: keeps the class's picture with the teacher's page, and on the right screen; what
either shows, they know themselves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.lesson.audience import AudienceWindow
from massage_trainer.gui.lesson.console import ConsolePage
from massage_trainer.gui.lesson.console_menus import Screens
from massage_trainer.gui.lesson.screens import AudienceScreens
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import Session
from massage_trainer.settings import Settings


class Classroom(QObject):
    """The class's window for as long as a lesson lasts.

    `moved` says with the screen's name and whether it is a plain window where the class looks by now, for
    the settings.
    """

    moved = Signal(str, bool)

    def __init__(self, page: ConsolePage, art: BodyArt, atlas: Atlas, console: QWidget) -> None:
        super().__init__(console)
        self._page, self._art, self._atlas, self._console = page, art, atlas, console
        self._settings, self._look = Settings(), Look(THEMES["light"])
        self._window: AudienceWindow | None = None
        self._screens: AudienceScreens | None = None
        page.audience_changed.connect(self._draw)
        page.screen_chosen.connect(self.choose)
        page.shown_again.connect(self.show_again)

    @property
    def window(self) -> AudienceWindow | None:
        """What the class sees; None without a lesson."""
        return self._window

    def begin(
        self, session: Session, settings: Settings, look: Look, planned_end: float | None = None
    ) -> None:
        """Opens the class's window where the settings want it, and takes the lesson up.

        `planned_end` is a second of the lesson's clock.
        """
        self.end()
        self._settings, self._look = settings, look
        self._window = AudienceWindow(self._art, self._atlas, self._class_look())
        self._window.stage.set_back_row(settings.back_row)
        self._screens = AudienceScreens(
            self._window, self._console, settings.audience_screen, settings.audience_windowed
        )
        self._screens.changed.connect(self._tell_page)
        # When it has gone: while it is being closed it is still to be seen.
        self._window.closed.connect(lambda: QTimer.singleShot(0, self, self._tell_page))
        self._screens.open()
        self._page.begin(session, planned_end)
        self._tell_page()

    def end(self) -> None:
        """Closes the class's window."""
        if self._window is None or self._screens is None:
            return
        self._screens.close()
        for each in (self._screens, self._window):
            each.deleteLater()
        self._window = self._screens = None

    def apply(self, settings: Settings, look: Look) -> None:
        """Other settings, or another look of the console."""
        self._settings, self._look = settings, look
        if self._window is not None:
            self._window.set_look(self._class_look())
            self._window.stage.set_back_row(settings.back_row)
            self._tell_page()

    def _class_look(self) -> Look:
        """The class's own colours; it moves as the console does."""
        theme = THEMES[self._settings.audience_theme]._replace(tone=self._settings.skin_tone)
        return self._look._replace(theme=theme)

    # Screens --------------------------------------------------------------------------------------------

    def swap(self) -> None:
        """The class's picture and the console change screens."""
        if self._screens is not None:
            self._screens.swap()

    def choose(self, name: str) -> None:
        """Puts the class's picture on a screen, filling it."""
        if self._screens is not None:
            self._screens.choose(name)

    def show_again(self) -> None:
        """Brings back a picture that is not shown: on its screen, or else in a window."""
        if self._screens is not None:
            self._screens.show_again()
            self._tell_page()

    def turn_window(self) -> None:
        """Full screen or a plain window."""
        if self._screens is not None:
            # A window that was closed is wanted back, not turned into something else.
            gone = self._window is not None and not self._window.isVisible()
            self._screens.set_windowed(gone or not self._screens.windowed)

    def _tell_page(self, words: str = "") -> None:
        screens, window = self._screens, self._window
        if screens is None or window is None:
            return
        known = Screens(
            tuple(screens.names()),
            screens.wanted,
            screens.windowed,
            self._settings.back_row,
            self._settings.screen_height,
            window.isVisible(),
        )
        self._page.set_class(self._class_look().theme, known)
        self._page.set_audience(words or screens.text, window.size(), seen=window.isVisible())
        self.moved.emit(screens.wanted, screens.windowed)

    def _draw(self) -> None:
        window = self._window
        if window is not None and window.isVisible():
            self._page.show_on(window.stage)
            # What the teacher sees is what the class sees, to the place of each name.
            self._page.stage.body.name_as(window.stage.body)
            if window.stage.isHidden():
                window.stage.show()
