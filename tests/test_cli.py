# SPDX-License-Identifier: MIT
"""The commands say what they find, with the exit code that fits, and never load Qt without need."""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from massage_trainer import __version__, cli, display, resources, settings, storage
from massage_trainer.atlas import Atlas
from massage_trainer.cli import CANNOT_START, FINE, INTERRUPTED, PIPE_CLOSED, PROBLEMS, main
from massage_trainer.library import Library
from massage_trainer.problems import Place, Problem, Refused
from massage_trainer.routine import Routine
from tests.test_routine_format import STEP

GOOD = STEP
BAD = STEP.replace("trapezius", "trapezus").replace("5s", "5")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "chosen"


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# check


def test_good_files_are_told_so(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, "good.yaml", GOOD)
    assert main(["--home", str(home), "check", str(path)]) == FINE
    assert capsys.readouterr() == ("", "no problems\n")
    assert main(["check", str(path), "upper-back", "--home", str(home)]) == FINE
    assert capsys.readouterr() == ("", "no problems in 2 files\n")


def test_every_problem_of_every_file_is_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = write(tmp_path, "good.yaml", GOOD), write(tmp_path, "bad.yaml", BAD)
    missing = tmp_path / "missing.yaml"
    assert main(["--home", str(home), "check", str(bad), str(good), str(missing)]) == PROBLEMS
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f'{bad}:6:14: no region "trapezus" — did you mean "trapezius"?',
        f'{bad}:7:11: "time" wants a length of time from 1s to 60m, found "5" — for seconds write 5s',
        f"{missing}: there is no such file — check the name and the folder",
    ]
    assert err == "3 problems in 2 of 3 files\n"


def test_a_prompt_that_a_back_row_cannot_read_is_a_warning_with_the_reason(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Warm a large drop of oil between both of your hands first"
    path = write(home / "routines", "wide.yaml", GOOD.replace("prompt: P\n", f"prompt: {words}\n"))
    assert main(["--home", str(home), "check", "wide"]) == FINE
    assert "warning" not in capsys.readouterr().out
    settings.save(home, replace(settings.Settings(), back_row=9.0))
    assert main(["--home", str(home), "check", "wide"]) == FINE
    said = capsys.readouterr()

    assert f"{path}:" in said.out
    assert "warning: this prompt needs 4 lines to be read from 9 picture heights away" in said.out
    assert said.err == "no problems, 1 warning\n"


def test_one_problem_is_one_problem(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "check", "uper-back"]) == PROBLEMS
    out, err = capsys.readouterr()
    assert out == 'uper-back: no routine "uper-back" — did you mean "upper-back"?\n'
    assert err == "1 problem\n"


def test_in_a_terminal_long_problems_go_over_lines(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = write(tmp_path, "bad.yaml", GOOD.replace("trapezius", "liver"))
    monkeypatch.chdir(tmp_path)
    assert main(["--home", str(home), "check", "bad.yaml"]) == PROBLEMS
    (whole,) = capsys.readouterr().out.splitlines()
    assert "one of: trapezius, shoulder, spine, neck, trapezius_upper," in whole
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["--home", str(home), "check", "bad.yaml"]) == PROBLEMS
    first, *more = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{bad.name}:6:14: no region")
    assert more
    assert all(line.startswith("    ") and len(line) < 60 for line in more)
    assert " ".join((first, *(line.strip() for line in more))) == whole


# list, schema, about


def test_routines_are_listed_with_their_minutes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home / "routines", "mine.yaml", GOOD.replace("title: T", "title: Mine"))
    write(home / "routines", "broken.yaml", BAD)
    assert main(["list", "--home", str(home)]) == FINE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split(None, 1) == ["upper-back", "Upper back massage          about 15 min"]
    assert "about 5 min" in lines[1]
    assert "mine              Mine                        about 1 min, your own" in lines
    (broken,) = [line for line in lines if line.startswith("broken")]
    assert "cannot be used: " in broken
    assert broken.endswith(f"(and 1 more: massage-trainer check {home / 'routines' / 'broken.yaml'})")


def test_each_line_is_there_as_soon_as_its_file_is_read(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, seen = Library.read, list[Path]()

    def impatient(library: Library, path: Path) -> Routine:
        if seen:
            raise KeyboardInterrupt
        seen.append(path)
        return read(library, path)

    monkeypatch.setattr(Library, "read", impatient)
    assert main(["list", "--home", str(home)]) == INTERRUPTED
    assert capsys.readouterr().out.startswith("upper-back")


def test_a_folder_that_cannot_be_listed_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, "routines", "a file, not a folder")
    assert main(["list", "--home", str(home)]) == PROBLEMS
    assert "cannot be read" in capsys.readouterr().err


def test_a_broken_file_with_one_problem_says_it_whole(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home / "routines", "broken.yaml", STEP.replace("trapezius", "trapezus"))
    main(["list", "--home", str(home)])
    assert 'did you mean "trapezius"?\n' in capsys.readouterr().out


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == FINE
    assert json.loads(capsys.readouterr().out)["title"] == "A routine of the massage trainer"
    assert main(["schema", "--page"]) == FINE
    assert capsys.readouterr().out.startswith("# How a routine is written")


def test_about_says_versions_and_folders(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["about", "--home", str(home)]) == FINE
    out = capsys.readouterr().out
    assert f"massage-trainer: {__version__}\n" in out
    assert f"settings and history: {home}\n" in out


def test_without_home_the_systems_place_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["about"]) == FINE
    assert f"settings and history: {storage.home_folder()}\n" in capsys.readouterr().out


def test_an_installation_that_is_not_whole_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "resources.py"))
    assert main(["list"]) == CANNOT_START
    assert "is missing from the installation" in capsys.readouterr().err


# The window and the pictures, with a stand-in for what Qt would do


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put functions in the place of a module of windows."""

    def put(name: str, **functions: object) -> None:
        module = ModuleType(f"massage_trainer.gui.{name}")
        for key, function in functions.items():
            setattr(module, key, function)
        monkeypatch.setitem(sys.modules, module.__name__, module)

    monkeypatch.setattr(display, "why_no_window", lambda: None)
    return put


@pytest.mark.parametrize(
    ("arguments", "routine"),
    [([], None), (["practise", "upper-back"], "upper-back"), (["practice", "a/b.yaml"], "a/b.yaml")],
)
def test_the_window_is_opened(
    pretend: Callable[..., None], home: Path, arguments: list[str], routine: str | None
) -> None:
    asked: list[tuple[Path, str | None]] = []

    def run(home: Path, routine: str | None) -> int:
        asked.append((home, routine))
        return 0

    pretend("app", run=run)
    assert main(["--home", str(home), *arguments]) == FINE
    assert asked == [(home, routine)]


@pytest.mark.parametrize(
    ("more", "screen", "windowed"),
    [([], None, False), (["--screen", "HDMI-1"], "HDMI-1", False), (["--windowed"], None, True)],
)
def test_a_lesson_is_opened_on_the_screen_wanted(
    pretend: Callable[..., None], home: Path, more: list[str], screen: str | None, windowed: bool
) -> None:
    asked: list[object] = []

    def teach(home: Path, routine: str, *, screen: str | None, windowed: bool) -> int:
        asked.append((home, routine, screen, windowed))
        return 0

    pretend("app", teach=teach)
    assert main(["--home", str(home), "teach", "upper-back", *more]) == FINE
    assert asked == [(home, "upper-back", screen, windowed)]


def test_waste_is_collected_again_whatever_became_of_the_window(pretend: Callable[..., None]) -> None:
    pretend("app", run=lambda _home, _routine: 0)
    assert main([]) == FINE
    assert gc.isenabled()


def test_a_bad_routine_opens_no_window(
    pretend: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    def run(home: Path, routine: str | None) -> int:
        raise Refused([Problem(Place("a.yaml", 1, 2), "it is bad")])

    pretend("app", run=run)
    assert main(["practise", "a.yaml"]) == PROBLEMS
    assert capsys.readouterr().err == "a.yaml:1:2: it is bad\n"


def test_without_a_screen_it_is_said_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "why_no_window", lambda: ["no screen", "try a desktop"])
    assert main([]) == CANNOT_START
    assert capsys.readouterr() == ("", "no screen\ntry a desktop\n")


def without(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    """Let every import of a window fail as Qt's would."""

    class Finder:
        @staticmethod
        def find_spec(name: str, path: object, target: object = None) -> None:
            if name.startswith("massage_trainer.gui."):
                raise error

    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    for name in [name for name in sys.modules if name.startswith("massage_trainer.gui.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(display, "why_no_window", lambda: None)


@pytest.mark.parametrize("arguments", [[], ["stills", "upper-back", "-o", "pictures"]])
def test_a_missing_library_is_told_instead_of_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    without(monkeypatch, ImportError("libGL.so.1: cannot open shared object file: No such file or directory"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(arguments) == CANNOT_START
    assert "libGL.so.1" in capsys.readouterr().err


def test_a_missing_qt_is_told_and_a_missing_module_of_ours_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(monkeypatch, ModuleNotFoundError("No module named 'PySide6'", name="PySide6.QtGui"))
    assert main([]) == CANNOT_START
    assert "pip install" in capsys.readouterr().err
    without(monkeypatch, ModuleNotFoundError("No module named 'mistyped'", name="mistyped"))
    with pytest.raises(ModuleNotFoundError):
        main([])


def test_pictures_are_saved_without_a_screen(
    pretend: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    def save_stills(routine: Routine, atlas: Atlas, folder: Path) -> list[Path]:
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
        assert routine.id == "upper-back"
        assert atlas.regions["deltoid"].outlines
        return [folder / "1.png", folder / "2.png"]

    pretend("stills", save_stills=save_stills)
    assert main(["stills", "upper-back", "-o", str(tmp_path)]) == FINE
    assert capsys.readouterr().out == f"{tmp_path / '1.png'}\n{tmp_path / '2.png'}\n"


def test_pictures_that_cannot_be_saved_are_told(
    pretend: Callable[..., None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def save_stills(routine: Routine, atlas: Atlas, folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    pretend("stills", save_stills=save_stills)
    assert main(["stills", "upper-back", "-o", "x"]) == PROBLEMS
    assert (
        capsys.readouterr().err == "massage-trainer: the pictures cannot be saved in x: Permission denied\n"
    )


# Terminals


def test_an_interruption_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    assert main(["list"]) == INTERRUPTED


def test_a_reader_that_goes_away_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Gone(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

        def fileno(self) -> int:
            return kept.fileno()

    with (tmp_path / "out").open("wb") as kept:
        monkeypatch.setattr(sys, "stdout", Gone())
        assert main(["schema"]) == PIPE_CLOSED
        # Whatever Python still holds goes nowhere.
        kept.write(b"the rest")
    assert (tmp_path / "out").read_bytes() == b""


def test_a_terminal_that_knows_few_signs_gets_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", errors="strict"))
    main(["check", "uper-bäck"])
    sys.stdout.flush()
    assert raw.getvalue().decode() == 'uper-b?ck: no routine "uper-b?ck" - did you mean "upper-back"?\n'


def test_a_name_that_is_no_text_is_printed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", errors="strict"))
    main(["check", os.fsdecode(b"caf\xe9.yaml")])
    sys.stdout.flush()
    assert raw.getvalue().startswith(b"caf?.yaml: there is no such file")


def test_only_what_cannot_be_written_is_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--home", "/nowhere", "about"])
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", errors="massage-trainer")


def test_a_terminal_that_is_not_there_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch, pretend: Callable[..., None]
) -> None:
    pretend("app", run=lambda home, routine: 0)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main([]) == FINE


# The program as it is started

SRC = str(Path(cli.__file__).parents[1])


def started(*arguments: str, code: str = "", **more: str) -> subprocess.Popen[bytes]:
    call = code or "import sys; from massage_trainer.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", call, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([SRC, *sys.path]), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


ASK = """
import sys
from massage_trainer.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
loaded = {name.partition(".")[0] for name in sys.modules}
print("LOADED", sorted(loaded & {"PySide6", "shiboken6", "wakepy"}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "upper-back"],
        ["list"],
        ["schema"],
        ["about"],
        ["--help"],
        ["--version"],
        ["check", "nothing"],
    ],
)
def test_what_needs_no_window_loads_no_qt(arguments: list[str]) -> None:
    with started(*arguments, code=ASK) as process:
        _, err = process.communicate()
    assert err.splitlines()[-1] == b"LOADED []"


def test_without_a_screen_the_program_says_so_and_loads_no_qt() -> None:
    with started(code=ASK, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="") as process:
        _, err = process.communicate()
    lines = err.decode().splitlines()
    assert len(lines) <= 6
    assert lines[0].startswith("There is no screen")
    assert lines[-1] == "LOADED []"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_error() -> None:
    with started("schema", PYTHONUNBUFFERED="1") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == PIPE_CLOSED
        assert process.stderr is not None
        assert process.stderr.read() == b""


WAIT = """
import sys
from massage_trainer import cli
def run(options):
    print("waiting", flush=True)
    sys.stdin.read()
cli._run = run
sys.exit(cli.main(["list"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_control_c_ends_quietly() -> None:
    # Tests that run in the background are deaf to it, and would hand that on.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    with subprocess.Popen(
        [sys.executable, "-c", heard + WAIT],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([SRC, *sys.path])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == INTERRUPTED
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", ["schema", "list", "about"])
def test_a_full_disk_behind_the_output_is_said_in_one_line(command: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "massage_trainer", "--home", str(tmp_path), command],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == PROBLEMS
    assert len(done.stderr.decode().splitlines()) == 1
