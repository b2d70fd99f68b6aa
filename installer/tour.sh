# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The tour: one mail over the practice server by posthorn-cli. Sourced by installer/run; uses installer/lib.sh.

tour_folder=
practice_pid=

tour_end() {
    if [[ -n $practice_pid ]]; then
        kill "$practice_pid" 2>/dev/null || true
        wait "$practice_pid" 2>/dev/null || true
    fi
    if [[ -n $tour_folder ]]; then rm -rf "$tour_folder"; fi
    practice_pid='' tour_folder=''
}

await_practice() { # await_practice FILE: until the server says it is ready, 20 s at most
    local tries
    for ((tries = 0; tries < 200; tries++)); do
        if grep -q '"event":"ready"' "$1"; then return; fi
        kill -0 "$practice_pid" 2>/dev/null || fail 70 "The practice server ended before it was ready."
        sleep 0.1
    done
    fail 70 "The practice server was not ready within 20 seconds."
}

tour() { # tour POSTHORN-CLI
    local cli=$1 port ca route
    tour_folder=$(mktemp -d)
    trap tour_end EXIT
    "$cli" practice --profile "$tour_folder/profile" >"$tour_folder/events" &
    practice_pid=$!
    await_practice "$tour_folder/events"
    port=$(sed -nE 's/.*"starttls":([0-9]+).*/\1/p' "$tour_folder/events" | head -n 1)
    ca=$(sed -nE 's/.*"ca":"([^"]+)".*/\1/p' "$tour_folder/events" | head -n 1)
    say "The practice server listens on this machine, port $port."
    route=(--profile "$tour_folder/profile" --host localhost --port "$port" --security starttls --ca-file "$ca"
        --user you@practice.example --password-stdin)

    say "" && say "Check of the connection:"
    "$cli" check "${route[@]}" <<<"any password will do"
    say "" && say "One mail:"
    "$cli" send "${route[@]}" --from you@practice.example --to friend@practice.example \
        --subject "Hello from Posthorn" --text "This mail went no further than this machine." \
        <<<"any password will do"
    tour_end
    say "" && say "All done. Your own server: build/release/app/posthorn-cli check --help"
}
