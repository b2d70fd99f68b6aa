# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Shared by installer/run, tests/run and .ci/run; sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) # the folder of CMakeLists.txt

say() { printf '%s\n' "$*" >&2; }

fail() { # fail EXIT SENTENCE
    say "$2"
    exit "$1"
}

steps=0 # a script sets how many there are
step_now=0
step() { # step SENTENCE
    step_now=$((step_now + 1))
    printf '\n[%d of %d] %s\n' "$step_now" "$steps" "$*" >&2
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

packages_for() { # packages_for ROLE…: what installer/dependencies lists for these
    local roles=" $* " package role
    while read -r package role _; do
        if [[ -n $package && $package != '#'* && $roles == *" $role "* ]]; then printf '%s\n' "$package"; fi
    done <"$root/installer/dependencies"
}

missing_of() { # missing_of PACKAGE…: those that are not installed, and that no other package provides
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' | tr ',' '\n')
    comm -23 <(printf '%s\n' "$@" | sort -u) <(awk '{ print $1 }' <<<"$installed" | sort -u)
}

purpose_of() { # purpose_of PACKAGE
    sed -nE "s/^${1//+/\\+} +(build|run|test) +//p" "$root/installer/dependencies"
}

# Packages of daemons start them at once where nothing forbids it; Debian asks this script first (101 = forbidden).
readonly guard=/usr/sbin/policy-rc.d
guarded=no
guard_up() {
    if [[ -e $guard ]]; then return; fi
    guarded=yes
    trap guard_down EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$guard" >/dev/null
    as_root chmod 755 "$guard"
}
guard_down() {
    if [[ $guarded == yes ]]; then as_root rm -f "$guard"; fi
    guarded=no
}

install_missing() { # install_missing ROLE…: lists what is missing, then installs it
    local packages missing package
    mapfile -t packages < <(packages_for "$@")
    mapfile -t missing < <(missing_of "${packages[@]}")
    if [[ ${#missing[@]} -eq 0 ]]; then
        say "All ${#packages[@]} packages are there."
        return
    fi
    say "${#missing[@]} of ${#packages[@]} packages are missing and will be installed:"
    for package in "${missing[@]}"; do say "$(printf '  %-20s %s' "$package" "$(purpose_of "$package")")"; done
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        fail 77 "Installing needs root, and sudo is not here. As root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    guard_up
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
    guard_down
}

npm_packages() { # npm_packages FROM INTO: what FROM/package.json names, into INTO/node_modules
    mkdir -p "$2"
    cp "$1/package.json" "$2"
    (cd "$2" && npm install --silent --no-audit --no-fund --no-package-lock >&2)
}

unpacked() { # unpacked PACKAGE INTO: its files alone, for it cannot be installed beside what it conflicts with
    if [[ -d $2/usr ]]; then return; fi
    mkdir -p "$2"
    (cd "$2" && apt-get download -qq "$1" >&2 && dpkg -x "$1"_*.deb .)
}

require_debian() {
    if command -v apt-get >/dev/null; then return; fi
    say "This script installs packages with apt-get, which is not here. The packages elsewhere are named:"
    say ""
    grep -v '^#' "$root/installer/packages-elsewhere" >&2
    say ""
    fail 69 "Install them, then: cmake --preset release && cmake --build --preset release"
}

# Another clone of the same tree finds the same objects in the cache.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=true

build() { # build PRESET
    cmake --preset "$1" -S "$root" >&2 &&
        NINJA_STATUS='[%f of %t, %e s] ' cmake --build "$root/build/$1" >&2
}
