#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs the tests without Qt and those of the windows on each Python from 3.10 to 3.13 that is found, each in an
# environment of its own under build/matrix. Says at the end which passed.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/system.sh run
ran=() failed=()
for version in 3.10 3.11 3.12 3.13; do
    python=$(tools/python.sh --quiet $version) || { echo "Python $version: not found here"; continue; }
    venv=build/matrix/$version
    pins=$(cat requirements/dev.txt pyproject.toml | cksum)
    if [ "$(cat $venv/made-for 2>/dev/null)" != "$pins" ]; then
        rm -rf $venv
        "$python" -m venv $venv
        $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
        $venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
        echo "$pins" >$venv/made-for
    fi
    echo "Python $version"
    ran+=("$version")
    { $venv/bin/python -m pytest -q -p no:pytest-qt -p tests.no_qt --ignore=tests/gui --ignore=tests/e2e &&
        { [ ! -d tests/gui ] || QT_QPA_PLATFORM=offscreen $venv/bin/python -m pytest -q tests/gui; }; } ||
        failed+=("$version")
done
echo "Ran on ${ran[*]:-no Python}; failed on ${failed[*]:-none}."
[ ${#failed[@]} = 0 ] && [ ${#ran[@]} -gt 0 ]
