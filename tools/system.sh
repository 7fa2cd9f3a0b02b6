#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Sees to the parts of the system that pip cannot bring: Python itself, the libraries Qt needs, the tools of the tests.
# usage: tools/system.sh python|run|test     ("test" is "run" and more)
# Installs what is missing where apt-get and the right to use it are at hand; otherwise prints the line to type.
# Never asks for a password, and never stops whoever calls it, except where CI=true and something stays missing.
set -euo pipefail
group=$1
[ "$(uname -s)" = Linux ] || exit 0
PATH=$PATH:/usr/sbin:/sbin

# kind, what must be there, the package of Debian and Ubuntu that has it
needs() {
    if [ "$group" = python ]; then
        echo "venv - python3"
        echo "venv - python3-venv"
        return
    fi
    cat <<'END'
lib libGL.so.1 libgl1
lib libEGL.so.1 libegl1
lib libxkbcommon.so.0 libxkbcommon0
lib libdbus-1.so.3 libdbus-1-3
lib libfontconfig.so.1 libfontconfig1
lib libglib-2.0.so.0 libglib2.0-0
font - fonts-dejavu-core
lib libxcb-cursor.so.0 libxcb-cursor0
lib libxcb-icccm.so.4 libxcb-icccm4
lib libxcb-image.so.0 libxcb-image0
lib libxcb-keysyms.so.1 libxcb-keysyms1
lib libxcb-randr.so.0 libxcb-randr0
lib libxcb-render-util.so.0 libxcb-render-util0
lib libxcb-shape.so.0 libxcb-shape0
lib libxcb-sync.so.1 libxcb-sync1
lib libxcb-xfixes.so.0 libxcb-xfixes0
lib libxcb-xkb.so.1 libxcb-xkb1
lib libxkbcommon-x11.so.0 libxkbcommon-x11-0
lib libX11-xcb.so.1 libx11-xcb1
lib libwayland-cursor.so.0 libwayland-cursor0
END
    [ "$group" = test ] || return 0
    cat <<'END'
tool Xvfb xvfb
tool openbox openbox
tool xdotool xdotool
tool xrandr x11-xserver-utils
tool xwininfo x11-utils
tool import imagemagick
END
}

here() {
    case $1 in
        lib) grep -qF "$2 " <<<"$libraries" ;;
        tool) command -v "$2" >/dev/null ;;
        font) [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.local/share/fonts" \
            -name '*.[to]tf' -print -quit 2>/dev/null)" ] ;;
        venv) "$(dirname "$0")/python.sh" --quiet >/dev/null ;;
    esac
}

# Sets packages and names to what is missing.
look() {
    libraries=$(ldconfig -p 2>/dev/null || true)
    packages=() names=()
    while read -r kind name package; do
        here "$kind" "$name" || { packages+=("$package") names+=("$name"); }
    done < <(needs)
}

look
[ ${#packages[@]} -gt 0 ] || exit 0

if command -v apt-get >/dev/null; then
    line="apt-get install --no-install-recommends ${packages[*]}"
    as_root=
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    fi
    if [ -n "$as_root" ]; then
        echo "Installing ${packages[*]}" >&2
        log=$(mktemp)
        # The lists of packages may be absent or old, and one source among several may not answer: what counts is
        # whether the packages can be had in the end.
        apt="$as_root DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o DPkg::Lock::Timeout=120"
        $apt install --no-install-recommends "${packages[@]}" </dev/null >"$log" 2>&1 || {
            $apt update </dev/null >>"$log" 2>&1 || true
            $apt install --no-install-recommends "${packages[@]}" </dev/null >>"$log" 2>&1 || tail -n 5 "$log" >&2
        }
        rm -f "$log"
        look
        [ ${#packages[@]} -gt 0 ] || exit 0
    fi
    echo "Missing on this system: ${packages[*]}" >&2
    echo "To install them, type:  sudo $line" >&2
elif command -v dnf >/dev/null && [ "$group" = run ]; then
    echo "Missing on this system. To install it, type:" >&2
    echo "  sudo dnf install$(printf " '%s()(64bit)'" "${names[@]}" | sed "s/ '-()(64bit)'/ dejavu-sans-fonts/")" >&2
else
    echo "Missing on this system (by their Debian names): ${packages[*]}" >&2
fi
[ "${CI:-}" != true ] || exit 1
