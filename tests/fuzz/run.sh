#!/bin/sh
# Lets libFuzzer look for texts that break the analyzer: each target for FUZZ_SECONDS (an hour), as many at once as there
# are processors. What breaks it is left in target/fuzz/found; the program target/fuzz/HOST/release/TARGET tries such a
# file again.
#
#     tests/fuzz/run.sh [analyze|edit|fix]...
set -eu
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
out=$root/target/fuzz
seconds=${FUZZ_SECONDS:-3600}
[ $# -gt 0 ] || set -- analyze edit fix

# Counters that libFuzzer reads, in Rust alone; the compiler has them without a sanitizer.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"
export RUSTFLAGS
# A target of its own keeps build scripts free of the flags.
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --release --target "$host" --target-dir "$out"

# Seeds: all Go of the content and of the persona, and the rules with their cases.
mkdir -p "$out/seeds" "$out/found"
find "$root/content" "$root/tests/persona" -name '*.go' -size -8k | while read -r file; do
	cp "$file" "$out/seeds/$(cksum <"$file" | cut -d ' ' -f 1).go"
done
node "$root/tests/fuzz/cases.mjs" "$root/src/analyzer/rules" "$out/seeds"

printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} sh -c '
	mkdir -p "$1/corpus/$2"
	"$1/$3/release/$2" -max_total_time="$4" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -dict="$5" \
		-artifact_prefix="$1/found/$2-" -print_final_stats=1 "$1/corpus/$2" "$1/seeds" >"$1/$2.log" 2>&1 ||
		{ echo "$2: see $1/$2.log"; exit 1; }
	echo "$2: $(grep "^Done" "$1/$2.log"), nothing found"
' sh "$out" {} "$host" "$seconds" "$root/tests/fuzz/go.dict"
