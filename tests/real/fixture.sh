# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Shared by the servers of tests/real; sourced, never run. A server's script says in `obstacle` why it cannot run here,
# in `start_server` and `stop_server` how it does, and ends with `fixture "$@"`. Everything lives in one temporary
# folder T, which the servers' own users can reach; STARTTLS and TLS are free ports of loopback.
set -euo pipefail
set -E # a fault inside a function cleans up, too
export PATH=$PATH:/usr/sbin

skip() { echo "SKIP  : $*"; exit 0; }
usage() { echo "usage: $(basename "$0") start|stop NOTE" >&2; exit 64; }

fixture() {
    [ $# = 2 ] || usage
    NOTE=$2
    case $1 in
        start) start ;;
        stop) stop ;;
        *) usage ;;
    esac
}

start() {
    local why
    why=$(obstacle)
    [ -z "$why" ] || skip "$why"
    stop # what an interrupted run left
    T=$(mktemp -d "${TMPDIR:-/tmp}/posthorn-$(basename "$0").XXXXXX")
    mkdir -p "$(dirname "$NOTE")"
    echo "folder=$T" >"$NOTE"
    trap 'cat "$T"/log/* >&2; stop' ERR
    mkdir -p "$T"/{log,tls}
    chmod 755 "$T"
    read -r STARTTLS TLS < <(free_ports 2)
    make_certificates 2>"$T/log/openssl"
    start_server
    await 10 listens "$STARTTLS"
    await 10 listens "$TLS"
    note "starttls=$STARTTLS" "tls=$TLS" "ca=$T/tls/ca.pem"
}

stop() {
    T=$(sed -n 's/^folder=//p' "$NOTE" 2>/dev/null || true)
    [ -n "$T" ] || return 0 # it never started
    stop_server
    rm -rf "$T" "$NOTE"
}

note() { printf '%s\n' "$@" >>"$NOTE"; } # for the tests: key=value
missing() { # missing PROGRAM…: names the first that is not installed
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || { echo "$program is not installed"; return; }
    done
}

free_ports() {
    /usr/bin/python3 - "$1" <<'PYTHON'
import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for one in held:
    one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in held))
PYTHON
}

make_certificates() { # an authority, localhost's certificate (server.pem, with its chain) and alice's (client.pem)
    cd "$T/tls"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 30 \
        -subj "/CN=Posthorn test CA" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=keyCertSign
    issue server localhost $'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth'
    issue client alice extendedKeyUsage=clientAuth
    cat ca.pem >>server.pem
    cd - >/dev/null
}

issue() { # issue FILE NAME EXTENSIONS
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2"
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -out "$1.pem" \
        -extfile <(printf '%s\nbasicConstraints=CA:FALSE\n' "$3")
}

await() { # seconds, command…
    local until=$((SECONDS + $1))
    shift
    until "$@" 2>/dev/null; do
        [ $SECONDS -lt $until ] || { echo "timed out: $*" >&2; return 1; }
        sleep 0.02
    done
}
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }
is_gone() { ! kill -0 "$1"; }
end() { # end PIDFILE
    local server
    server=$(cat "$1" 2>/dev/null) || return 0
    if kill "$server" 2>/dev/null; then await 10 is_gone "$server"; fi
}
