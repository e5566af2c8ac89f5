#!/bin/sh
# Builds Rapporteur, reads the sample documents into a store, and asks it a question.
set -eu
cd "$(dirname "$0")/.."
sh crates/setup.sh
cargo build --release
target/release/rapporteur build crates/cli/samples --store rapporteur-store
echo
echo "Who voted how on the drafts in the samples?"
target/release/rapporteur query votes --store rapporteur-store
