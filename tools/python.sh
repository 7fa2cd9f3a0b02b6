#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Prints a Python that can run the program and make a virtual environment.
# usage: tools/python.sh [--quiet] [3.10|3.11|3.12|3.13]     ($PYTHON, if set, is the only one looked at)
set -euo pipefail
quiet=
[ "${1:-}" != --quiet ] || { quiet=1 && shift; }
wanted=${1:-}

fits() {
    "$1" - "$wanted" >/dev/null 2>&1 <<'END'
import sys
import ensurepip, venv
mine = "%d.%d" % sys.version_info[:2]
sys.exit(mine != sys.argv[1] if sys.argv[1] else not (3, 10) <= sys.version_info[:2] <= (3, 13))
END
}

if [ -n "${PYTHON:-}" ]; then
    candidates=("$PYTHON")
else
    candidates=(python3)
    for version in 3.13 3.12 3.11 3.10; do
        candidates+=("python$version" "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/$version".*/bin/python)
    done
    candidates+=(python)
fi
for candidate in "${candidates[@]}"; do
    # Seen from inside, so that a launcher which changes with the folder is followed only once.
    if fits "$candidate"; then
        exec "$candidate" -c 'import sys; print(sys.executable)'
    fi
done
[ -n "$quiet" ] || echo "No Python ${wanted:-3.10 to 3.13} with the venv module was found${PYTHON:+ at $PYTHON}." >&2
exit 1
