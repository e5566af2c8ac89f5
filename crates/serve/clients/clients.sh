#!/bin/sh
# Serves the samples and asks by clients from PyPI and by curl. Needs python3 with venv, curl, and the built program.
set -eu
cd "$(dirname "$0")"
program=${CARGO_TARGET_DIR:-../../../target}/release/rapporteur
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check -r requirements.txt
"$program" build ../../cli/samples --store "$work/store" -q
: >"$work/log"
"$program" serve --store "$work/store" --bind 127.0.0.1:0 2>"$work/log" &
server=$!
until grep -q '^serving at' "$work/log"; do sleep 0.1; kill -0 "$server"; done
address=$(sed -n 's|^serving at \(http://[^/]*\)/$|\1|p' "$work/log")
"$work/venv/bin/python" clients.py "$address"
curl -sfL -H 'Accept: text/turtle' "$address/id/state/FRA" | grep -q 'unp:State'
curl -sf --compressed "$address/query/votes.csv" | grep -q '^A/C.1/78/L.11,whole,'
kill -TERM "$server"
wait "$server"
echo "ok curl, and the server ends when it is told to"
