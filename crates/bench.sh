#!/bin/sh
# Times the whole: builds a store on disk from the folders given, and prints how long it took, the processor time, and the
# most memory held. `cargo bench -p pipeline` times the stages.
#
#   sh crates/bench.sh FOLDER...
set -eu
[ $# -gt 0 ] || { echo "usage: sh crates/bench.sh FOLDER..." >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
(cd "$root" && cargo build --release --quiet -p cli)
program=${CARGO_TARGET_DIR:-$root/target}/release/rapporteur
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
files=$(find "$@" -type f | wc -l)
bytes=$(find "$@" -type f -exec cat {} + | wc -c)
echo "$files files, $((bytes / 1048576)) MiB"
measure='import resource, subprocess, sys, time
began = time.time()
code = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{time.time() - began:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time, {used.ru_maxrss // 1024} MiB at most")
sys.exit(code)'
python3 -c "$measure" "$program" build "$@" --store "$store/store" --quiet
echo "store: $(du -sm "$store/store" | cut -f1) MiB"
