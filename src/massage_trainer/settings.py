# SPDX-License-Identifier: MIT
"""What the user may set, in one table, and how it is kept between runs; it shows and applies nothing.

Each field of `Settings` carries its own row of the table: the reader and the dialog follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, NamedTuple

from massage_trainer.problems import Place, Problem, Refused
from massage_trainer.storage import NotSavedError, set_aside, write
from massage_trainer.textfile import NOT_TEXT, read_bytes

FORMAT = 1
FILE = "settings.json"

Theme = Literal["system", "dark", "light", "high_contrast"]
OnOff = Literal["system", "on", "off"]
TextSize = Literal[100, 125, 150]
View = Literal["desk", "far"]
Stands = Literal["desk", "1.5m", "2m"]
Mode = Literal["auto", "manual"]
Turn = Literal[0, 90, 180, 270]
SkinTone = Literal[0, 1, 2, 3, 4, 5, 6]
Questions = Literal[5, 10, 20]
ClassTheme = Literal["dark", "light", "high_contrast"]


class Option(NamedTuple):
    """One row: what it is called, what it does, and its values (with their names) or its range.

    An option without a label is remembered but never shown. `section` is the heading it stands under.
    """

    label: str = ""
    help: str = ""
    section: str = ""
    choices: tuple[tuple[str | int, str], ...] = ()
    range: tuple[float, float, float] | None = None

    def fits(self, value: object, default: object) -> bool:
        """Whether the value may stand here; true is no number, although Python thinks so."""
        if self.choices:
            return any(type(value) is type(choice) and value == choice for choice, _ in self.choices)
        if self.range:
            return type(value) in (int, float) and self.range[0] <= value <= self.range[1]  # type: ignore[operator]  # a number by now
        return type(value) is type(default)


class WindowPlace(NamedTuple):
    """Where the window was, in the screen's logical pixels, and how."""

    x: int
    y: int
    width: int
    height: int
    screen: str = ""
    maximised: bool = False
    full_screen: bool = False


def _option(
    label: str = "",
    help: str = "",
    section: str = "",
    *,
    choices: tuple[tuple[str | int, str], ...] = (),
    range: tuple[float, float, float] | None = None,
) -> dict[str, Option]:
    return {"option": Option(label, help, section, choices, range)}


LOOK, PRACTISING, RECALLING, CLASS, KEYS = "How it looks", "Practising", "Recall", "In class", "Keys"
"""The headings, in their order."""
_THEMES: tuple[tuple[str | int, str], ...] = (
    ("dark", "Dark"),
    ("light", "Light"),
    ("high_contrast", "High contrast"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; `unknown` keeps what a later version may have written."""

    theme: Theme = field(
        default="system",
        metadata=_option(
            "Colours",
            "High contrast draws plain lines on black.",
            LOOK,
            choices=(("system", "As the system"), *_THEMES),
        ),
    )
    reduce_motion: OnOff = field(
        default="system",
        metadata=_option(
            "Reduce motion",
            "Hands and highlight keep still; arrows show the movement.",
            LOOK,
            choices=(("system", "As the system"), ("on", "On"), ("off", "Off")),
        ),
    )
    text_size: TextSize = field(
        default=100,
        metadata=_option(
            "Size of text",
            "Of everything but the far view.",
            LOOK,
            choices=((100, "100 %"), (125, "125 %"), (150, "150 %")),
        ),
    )
    view: View = field(
        default="desk",
        metadata=_option(
            "View while practising",
            "The far view shows only what can be read from beside the table.",
            PRACTISING,
            choices=(("desk", "Desk"), ("far", "Far")),
        ),
    )
    stands: Stands = field(
        default="desk",
        metadata=_option(
            "I stand",
            "How far the screen is from your eyes.",
            PRACTISING,
            choices=(("desk", "At the desk"), ("1.5m", "1.5 m away"), ("2m", "2 m away")),
        ),
    )
    pace: float = field(
        default=1.0,
        metadata=_option(
            "Pace", "2 is twice as fast as the routine says.", PRACTISING, range=(0.5, 2.0, 0.05)
        ),
    )
    mode: Mode = field(
        default="auto",
        metadata=_option(
            "Steps",
            "By themselves, or each at your press.",
            PRACTISING,
            choices=(("auto", "Go on by themselves"), ("manual", "Wait for me")),
        ),
    )
    turn: Turn = field(
        default=0,
        metadata=_option(
            "Picture",
            "As you see your partner from where you stand.",
            LOOK,
            choices=(
                (0, "Head up"),
                (90, "Head to the right"),
                (180, "Head down"),
                (270, "Head to the left"),
            ),
        ),
    )
    skin_tone: SkinTone = field(
        default=0,
        metadata=_option(
            "Skin",
            "The colour of the back when its skin is shown; not in high contrast.",
            LOOK,
            choices=(
                (0, "As the theme"),
                (1, "Tone 1, lightest"),
                (2, "Tone 2"),
                (3, "Tone 3"),
                (4, "Tone 4"),
                (5, "Tone 5"),
                (6, "Tone 6, darkest"),
            ),
        ),
    )
    keep_awake: bool = field(
        default=True, metadata=_option("Keep the screen on", "Only while a routine runs.", PRACTISING)
    )
    questions: Questions = field(
        default=10,
        metadata=_option(
            "Questions at a time",
            "A sitting can be left at any moment.",
            RECALLING,
            choices=((5, "5"), (10, "10"), (20, "20")),
        ),
    )
    audience_theme: ClassTheme = field(
        default="light",
        metadata=_option(
            "Colours for the class", "Light for a lit room, dark for a dim one.", CLASS, choices=_THEMES
        ),
    )
    back_row: float = field(
        default=6.0,
        metadata=_option(
            "Distance of the back row",
            "In heights of the picture: 6 is nine metres from a picture one and a half metres high.",
            CLASS,
            range=(3.0, 12.0, 0.5),
        ),
    )
    screen_height: float = field(
        default=1.5,
        metadata=_option(
            "Height of the picture",
            "In metres; only to say how far it can be read.",
            CLASS,
            range=(0.2, 6.0, 0.1),
        ),
    )
    class_mode: Mode = field(
        default="auto",
        metadata=_option(
            "Steps in class",
            "By themselves, or each at your press. What depends on the partner always waits for you.",
            CLASS,
            choices=(("auto", "Go on by themselves"), ("manual", "Wait for me")),
        ),
    )
    audience_screen: str = field(default="", metadata=_option())
    audience_windowed: bool = field(default=False, metadata=_option())
    single_letter_keys: bool = field(
        default=True,
        metadata=_option("Single letters as keys", "Off, if a remote or a pedal sends letters.", KEYS),
    )
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata=_option())
    window: WindowPlace | None = field(default=None, metadata=_option())
    unknown: Mapping[str, object] = field(default_factory=dict)


OPTIONS: dict[str, Option] = {
    f.name: f.metadata["option"] for f in fields(Settings) if "option" in f.metadata
}
_DEFAULTS: dict[str, Any] = {
    f.name: f.default for f in fields(Settings) if "option" in f.metadata and f.default is not MISSING
}


class Loaded(NamedTuple):
    """Settings as read, what was wrong with the file, and whether it may be written over."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    may_save: bool = True


def load(home: Path) -> Loaded:
    """Read the settings; never fails: what cannot be used is a problem, and the default stands in.

    A damaged file is set aside. A file that cannot be read, or that a newer version wrote, is left as it is
    and must not be written over (`may_save`).
    """
    import json

    path = home / FILE
    if not path.exists():
        return Loaded(Settings())
    try:
        kept = json.loads(read_bytes(path).decode("utf-8-sig"))
    except Refused as refused:
        return Loaded(Settings(), refused.problems, may_save=False)
    except (ValueError, RecursionError):
        # Not JSON, not UTF-8, a number of thousands of digits, or thousands of brackets.
        return _damaged(path)
    if not isinstance(kept, dict):
        return _damaged(path)
    version = kept.pop("format", FORMAT)
    if type(version) is not int or version > FORMAT:
        what = "these settings were written by a newer version of the program"
        problem = Problem(
            Place(str(path)), what, "this time the usual settings apply, and the file stays as it is"
        )
        return Loaded(Settings(), (problem,), may_save=False)
    values: dict[str, Any] = {}
    problems = []
    for name, value in kept.items():
        if name not in OPTIONS:
            continue
        default = _DEFAULTS.get(name)
        fits, understood = _understood(name, value)
        if fits:
            values[name] = understood
        else:
            what = f'the setting "{name}" cannot be used as it is'
            problems.append(Problem(Place(str(path)), what, f"{default} is used instead" if default else ""))
    unknown = {name: value for name, value in kept.items() if name not in OPTIONS}
    return Loaded(Settings(**values, unknown=unknown), tuple(problems))


def save(home: Path, settings: Settings) -> None:
    """Write the settings; raises storage.NotSavedError, whose text is for the user."""
    import json

    values: dict[str, object] = {"format": FORMAT, **settings.unknown}
    for name in OPTIONS:
        value = getattr(settings, name)
        if isinstance(value, WindowPlace):
            value = value._asdict()
        elif isinstance(value, Mapping):
            value = dict(value)
        values[name] = value
    write(home / FILE, (json.dumps(values, indent=2) + "\n").encode())


def _damaged(path: Path) -> Loaded:
    try:
        advice = f"it is kept as {set_aside(path).name}, and the usual settings apply"
    except NotSavedError as error:
        problem = Problem(Place(str(path)), "the settings are damaged, the usual ones apply", str(error))
        return Loaded(Settings(), (problem,), may_save=False)
    return Loaded(Settings(), (Problem(Place(str(path)), "the settings are damaged", advice),))


def _understood(name: str, value: object) -> tuple[bool, object]:
    """Whether a value can stand for a setting, and as what."""
    if name == "window":
        place = _window(value)
        return value is None or place is not None, place
    if name == "keys":
        keys = _keys(value)
        return keys is not None, keys
    if isinstance(value, str) and (len(value) > 200 or NOT_TEXT.search(value)):
        return False, None
    return OPTIONS[name].fits(value, _DEFAULTS[name]), value


def _keys(value: object) -> dict[str, tuple[str, ...]] | None:
    """The keys that were given to actions, by the actions' names; which of them there are, others know."""
    if not isinstance(value, dict) or len(value) > 100:
        return None
    found = {}
    for action, keys in value.items():
        if not isinstance(keys, list) or len(keys) > 8:
            return None
        if not all(
            isinstance(key, str) and key and len(key) <= 40 and not NOT_TEXT.search(key) for key in keys
        ):
            return None
        found[action] = tuple(keys)
    return found


def _window(value: object) -> WindowPlace | None:
    if not isinstance(value, dict) or set(value) != set(WindowPlace._fields):
        return None
    numbers = [value[name] for name in ("x", "y", "width", "height")]
    if not all(type(number) is int and abs(number) <= 100_000 for number in numbers) or min(numbers[2:]) < 1:
        return None
    flags = value["maximised"], value["full_screen"]
    screen = value["screen"]
    if not all(type(flag) is bool for flag in flags) or type(screen) is not str or NOT_TEXT.search(screen):
        return None
    return WindowPlace(**value)
