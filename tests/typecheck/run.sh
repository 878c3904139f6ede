#!/bin/sh
# Type-checks every safe fix in the standard library of the Go on PATH, and in the modules that src/analyzer/index pins.
# The first run fetches and builds those modules.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)

# findings NAME PATH...: what the rules say about PATHS goes to target/NAME.json. 1 says that there are findings, 2 that
# some files are not Go.
findings() {
	name=$1
	shift
	cargo run -q --release -p cli -- check --format json "$@" >"target/$name.json" || [ $? -le 2 ]
}

mkdir -p target
failed=0

std=$(go env GOROOT)/src
findings std "$std"
(cd tests/typecheck && go run . -findings "$root/target/std.json" -C "$std" -tests std cmd) || failed=1

# All packages of all modules that the index is made of; what their tests need is not pinned.
list() {
	(cd src/analyzer/index && go list -deps -f "{{if and .Module (not .Module.Main)}}$1{{end}}" .)
}
# Go's own folders and paths have no blanks in them.
# shellcheck disable=SC2046
findings modules $(list '{{.Module.Dir}}' | sort -u)
# shellcheck disable=SC2046
(cd tests/typecheck && go run . -findings "$root/target/modules.json" -C "$root/src/analyzer/index" \
	$(cd ../.. && list '{{.ImportPath}}')) || failed=1
exit $failed
