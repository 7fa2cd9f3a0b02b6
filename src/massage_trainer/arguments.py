# SPDX-License-Identifier: MIT
"""The words that may stand behind the command, and what is said of others; it does nothing of it."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from massage_trainer import NAME, __version__

USAGE = 64
"""The exit code for wrong words."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """Reads all that may be asked for; `command` is None for the window."""
    anywhere = _Parser(add_help=False)
    # Without a default here: else the command would undo what was said before it.
    anywhere.add_argument(
        "--home",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder for settings, your own routines and all else that the program writes",
    )
    parser = _Parser(
        prog=NAME,
        parents=[anywhere],
        description="A silent trainer that teaches and paces an upper-back massage. No command: the window.",
        epilog="Exit codes: 0 fine, 1 problems in files, 2 cannot start, 64 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    a_routine = "a routine's name, or the path of its file"

    practise = commands.add_parser(
        "practise",
        aliases=["practice"],
        parents=[anywhere],
        help="open the window with a routine ready to start",
    )
    practise.add_argument("routine", metavar="ROUTINE", help=a_routine)
    practise.set_defaults(command="practise")

    teach = commands.add_parser(
        "teach", parents=[anywhere], help="open a lesson: the class's picture, and a console for the teacher"
    )
    teach.add_argument("routine", metavar="ROUTINE", help=a_routine)
    teach.add_argument("--screen", metavar="NAME", help="the screen for the class, as the system calls it")
    teach.add_argument(
        "--windowed", action="store_true", help="the class's picture in a window, for screen sharing"
    )

    check = commands.add_parser(
        "check", parents=[anywhere], help="say every mistake in routine files, with its place"
    )
    check.add_argument("files", metavar="FILE", nargs="+", help=a_routine)

    commands.add_parser("list", parents=[anywhere], help="list the routines")
    schema = commands.add_parser("schema", parents=[anywhere], help="print the JSON Schema of routine files")
    schema.add_argument("--page", action="store_true", help="the page about the format instead (Markdown)")

    stills = commands.add_parser(
        "stills", parents=[anywhere], help="save a picture of each part of a routine"
    )
    stills.add_argument("routine", metavar="ROUTINE", help=a_routine)
    stills.add_argument("-o", dest="folder", metavar="DIR", required=True, help="the folder for the pictures")

    commands.add_parser("about", parents=[anywhere], help="versions, and where things are kept")
    return parser
