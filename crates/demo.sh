#!/bin/sh
# Builds Rapporteur, reads the sample documents into a store, and asks it a question.
set -eu
cd "$(dirname "$0")/.."
sh crates/setup.sh
cargo build --release
target/release/rapporteur build crates/cli/samples --store rapporteur-store
echo
echo "Who voted how on the drafts in the samples? (rapporteur query votes)"
target/release/rapporteur query votes --store rapporteur-store
echo
echo "And how do we know? (rapporteur explain ballot A/C.1/78/L.60/Rev.1 whole FRA)"
target/release/rapporteur explain ballot A/C.1/78/L.60/Rev.1 whole FRA --store rapporteur-store
