#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes ready what a command of the Makefile needs, and does nothing where that was done before.
# usage: tools/setup.sh run|dev|e2e
#   run   .venv with what the program needs, and the program, read from src/
#   dev   .venv with the tools for checking and testing as well
#   e2e   dev, the tools of a virtual screen, and build/e2e with the program as a user installs it, from a wheel
set -euo pipefail
cd "$(dirname "$0")/.."
what=$1

case $what in e2e) tools/system.sh test ;; *) tools/system.sh run ;; esac

fingerprint() { # of where we are and of the files named
    { pwd && cat "$@"; } | cksum
}

# environment FOLDER: a virtual environment that works, made anew where it is missing or its Python has gone
environment() {
    "$1/bin/python" -m pip --version >/dev/null 2>&1 && return
    tools/system.sh python
    local python
    python=$(tools/python.sh)
    echo "Making $1 with $("$python" --version)" >&2
    rm -rf "$1"
    "$python" -m venv "$1"
}

install() {
    local folder=$1
    shift
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

# done_before STAMP FINGERPRINT
done_before() {
    [ -e "$1" ] && [ "$(cat "$1")" = "$2" ]
}

dev=$(fingerprint requirements/dev.txt pyproject.toml)
run=$(fingerprint requirements/lock.txt requirements/build.txt pyproject.toml)
venv_works=
.venv/bin/python -c '' 2>/dev/null && venv_works=1

if [ -z "$venv_works" ] || ! done_before .venv/made-for-dev "$dev"; then
    if [ "$what" != run ]; then
        environment .venv
        echo "Installing what requirements/dev.txt pins" >&2
        install .venv --require-hashes -r requirements/dev.txt
        install .venv --no-deps --no-build-isolation --editable .
        echo "$dev" >.venv/made-for-dev
    elif [ -z "$venv_works" ] || ! done_before .venv/made-for-run "$run"; then
        environment .venv
        echo "Installing what the program needs; this is done once and takes a minute" >&2
        install .venv --require-hashes -r requirements/lock.txt -r requirements/build.txt
        install .venv --no-deps --no-build-isolation --editable .
        echo "$run" >.venv/made-for-run
    fi
fi
[ "$what" = e2e ] || exit 0

here=build/e2e
lock=$(fingerprint requirements/lock.txt)
if ! "$here/bin/python" -c '' 2>/dev/null || ! done_before $here/made-for "$lock"; then
    environment $here
    echo "Installing what requirements/lock.txt pins into $here" >&2
    install $here --require-hashes -r requirements/lock.txt
    echo "$lock" >$here/made-for
fi
rm -rf build/wheel
said=$(.venv/bin/python -m hatchling build -t wheel -d build/wheel 2>&1) || { echo "$said" >&2 && exit 1; }
# Nothing is fetched: what the wheel needs is there, or the tests will say what is not.
install $here --no-index --no-deps --force-reinstall build/wheel/*.whl
