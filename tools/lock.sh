#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Pins every package with hashes, for Python 3.10 to 3.13 on Linux, Windows and macOS, into requirements/.
# Takes only releases that have been public for a week, so that a bad one can be noticed by somebody else first.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$1
tool=build/lock
[ -x "$tool/bin/uv" ] || { "$python" -m venv "$tool" && "$tool/bin/python" -m pip install --quiet uv; }
week_ago=$("$python" -c 'import datetime as d; print((d.datetime.now(d.timezone.utc) - d.timedelta(days=7)).strftime("%Y-%m-%dT00:00:00Z"))')

# lock FILE WHAT ARGUMENT...
lock() {
    local file=requirements/$1 what=$2 body
    shift 2
    body=$("$tool/bin/uv" pip compile --quiet --universal --python-version 3.10 --exclude-newer "$week_ago" \
        --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@")
    printf '# %s Made by `make lock`; do not edit.\n%s\n' "$what" "$body" >"$file"
}

lock dev.txt "All that running, building, checking and testing need." --extra dev pyproject.toml
# The two smaller lists are held to the versions of the large one.
lock lock.txt "What the program needs to run." --constraint requirements/dev.txt pyproject.toml
printf 'hatchling\neditables\n' >"$tool/build.in"
lock build.txt "What makes the package out of this tree." --constraint requirements/dev.txt "$tool/build.in"
