# SPDX-License-Identifier: MIT
"""Reads the project's own files for what no reader should find in them; it runs none of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from massage_trainer.display import PACKAGES

HERE = Path(__file__)
ROOT = HERE.parents[1]
SOURCES = ROOT / "src" / "massage_trainer"
TESTS = ROOT / "tests"

# Test files that stand for no module, and modules that no test file stands for: each with its reason.
ABOUT_MORE_THAN_A_MODULE = {
    "test_facts.py": "about the facts that are shipped",
    "test_hands_art.py": "about the drawing of the hands",
    "test_body_art.py": "about the drawing of the body",
    "test_routines.py": "about the routines that are shipped",
    "gui/test_drawings.py": "about the drawings, as Qt paints them",
    "test_guards.py": "about conftest.py",
    "test_none_references.py": "about the bindings, not about us",
    "test_project.py": "about the tree",
    "test_wheel.py": "about what is shipped",
}
NEED_NO_TEST_FILE = {
    "__init__.py": "says a name or a version",
    "__main__.py": "one call, which every test of the installed program makes",
}

TEXTS = {".py", ".sh", ".md", ".toml", ".yaml", ".yml", ".txt", ".json", ".svg", ".cfg", ".ini", ""}
FOLDERS = ("src", "tests", "tools", "benchmarks", "docs", "assets", "routines", "requirements", ".ci")


def project_files() -> list[Path]:
    here = [p for p in ROOT.iterdir() if p.is_file()]
    below = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.is_file()]
    return sorted(p for p in here + below if p.suffix in TEXTS and "__pycache__" not in p.parts)


def lines_with(pattern: str, files: list[Path]) -> list[str]:
    """List `file:line: text` for each line the pattern is found in."""
    sought = re.compile(pattern)
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if sought.search(line)
    ]


def python_files(*folders: str) -> list[Path]:
    return [p for p in project_files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in folders]


def test_every_module_has_its_tests_and_back() -> None:
    modules = {p.relative_to(SOURCES) for p in SOURCES.rglob("*.py") if p.name not in NEED_NO_TEST_FILE}
    expected = {module.with_name(f"test_{module.name}") for module in modules}
    tests = {p.relative_to(TESTS) for p in TESTS.rglob("test_*.py") if p.relative_to(TESTS).parts[0] != "e2e"}
    tests -= {Path(name) for name in ABOUT_MORE_THAN_A_MODULE}
    # The tools may have tests; that they draw what is shipped is checked by running them.
    tests -= {Path(f"test_{tool.stem}.py") for tool in (ROOT / "tools").iterdir()}
    # Likewise the benchmarks: a table to read, not a module of the program.
    tests -= {Path("test_benchmarks.py")}

    assert sorted(map(str, expected - tests)) == [], "modules without tests"
    assert sorted(map(str, tests - expected)) == [], "tests without a module"


def test_the_exceptions_are_still_there() -> None:
    assert [name for name in ABOUT_MORE_THAN_A_MODULE if not (TESTS / name).exists()] == []


# A letter stands in brackets so that this file does not find itself.
FOUND_NOWHERE = {
    "unfinished work": r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b",
    "an index of packages": r"://[^\s\"')>]*/([s]imple|[p]ackages)\b|\b([p]ypi|[p]ythonhosted)\.org\b",
    "where this tree lies, or its tester's home": "|".join(
        re.escape(f"{folder}/") for folder in (ROOT, Path.home()) if folder.name
    ),
    # X servers are found under the same path on every machine.
    "a path of one machine": r"(^|[\s\"'=(`])/([w]ork|[r]oot|[t]mp|[o]pt)/(?!\.X11-unix/)",
}
# What stands for a fault wherever it stands, and the folders where it is looked for.
FOUND_IN_NO_CODE = {
    "import everything": (r"^\s*from \S+ import \*", ("src", "tests", "tools", "benchmarks")),
    "the wall clock for durations": (r"\btime\.time\(", ("src",)),
    "YAML that guesses": (r"\byaml\.(safe_|full_|unsafe_)?load(_all)?\(", ("src",)),
    "a sound": (r"\bQSound|\bQMediaPlayer|\bQtMultimedia|\.beep\(", ("src",)),
    "types silenced without a reason": (
        r"type: ignore(?!\[[a-z-]+(, [a-z-]+)*\]  # \w)",
        ("src", "tests", "tools", "benchmarks"),
    ),
    "style silenced without a reason": (
        r"# noqa(?!: [A-Z0-9]+(, [A-Z0-9]+)* +(- )?\w)",
        ("src", "tests", "tools", "benchmarks"),
    ),
}


@pytest.mark.parametrize("what", FOUND_NOWHERE)
def test_nobody_finds(what: str) -> None:
    assert lines_with(FOUND_NOWHERE[what], project_files()) == []


@pytest.mark.parametrize("what", FOUND_IN_NO_CODE)
def test_the_code_is_free_of(what: str) -> None:
    pattern, folders = FOUND_IN_NO_CODE[what]
    assert lines_with(pattern, [p for p in python_files(*folders) if p != HERE]) == []


def test_no_test_sleeps() -> None:
    talk_of_it = {"conftest.py", "test_guards.py", HERE.name}
    others = [p for p in python_files("tests") if "e2e" not in p.parts and p.name not in talk_of_it]
    assert lines_with(r"\bsleep\(|qtbot\.wait\(|qWait\(", others) == []


def test_every_script_names_its_licence() -> None:
    scripts = [p for p in project_files() if p.suffix in {".py", ".sh"} or p.name in {"Makefile", "run"}]
    unnamed = []
    for script in scripts:
        first, second, *_ = [*script.read_text(encoding="utf-8").splitlines(), "", ""]
        licence = second if first.startswith("#!") else first
        if licence != "# SPDX-License-Identifier: MIT":
            unnamed.append(str(script.relative_to(ROOT)))

    assert unnamed == []


def test_the_documents_name_only_commands_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", makefile, re.MULTILINE))
    documents = [p for p in project_files() if p.suffix == ".md"]
    named = {
        (str(p.relative_to(ROOT)), word)
        for p in documents
        for word in re.findall(
            r"(?:`|^ {4}|^\$ |&& )make ([a-z][a-z0-9-]*)", p.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert {(document, word) for document, word in named if word not in targets} == set()


def test_bare_make_lists_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", makefile, re.MULTILINE))
    explained = set(re.findall(r"^([a-z][a-z0-9-]*):.*## \w", makefile, re.MULTILINE))

    assert targets == explained


def test_the_set_up_and_the_program_ask_for_the_same_libraries() -> None:
    told = (ROOT / "tools" / "system.sh").read_text(encoding="utf-8")
    installed = dict(re.findall(r"^lib (\S+) (\S+)$", told, re.MULTILINE))
    del installed["libwayland-cursor.so.0"]  # the program does without it: it then opens as an X program

    assert installed.items() <= PACKAGES.items()
