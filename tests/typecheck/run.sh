#!/bin/sh
# Type-checks every safe fix in the standard library of the Go on PATH, and in the modules that src/analyzer/index pins.
# The first run fetches and builds those modules.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)

# type_check NAME FOLDER PATHS -- PACKAGES: the fixes are found below PATHS, the packages are loaded in FOLDER.
type_check() {
	name=$1 folder=$2 paths=
	shift 2
	while [ "$1" != -- ]; do
		paths="$paths $1"
		shift
	done
	shift
	# 1 says that there are findings, 2 that some files are not Go.
	# shellcheck disable=SC2086
	cargo run -q --release -p cli -- check --format json $paths >"target/$name.json" || [ $? -le 2 ]
	(cd tests/typecheck && go run . -findings "$root/target/$name.json" -C "$folder" "$@")
}

mkdir -p target
std=$(go env GOROOT)/src
index=$root/src/analyzer/index
cd "$index"
modules=$(go list -m -f '{{if not (or .Main .Indirect)}}{{.Path}}/...{{end}}' all)
folders=$(go list -m -f '{{if not (or .Main .Indirect)}}{{.Dir}}{{end}}' all)
cd "$root"
failed=0
type_check std "$std" "$std" -- std cmd || failed=1
# shellcheck disable=SC2086
type_check modules "$index" $folders -- $modules || failed=1
exit $failed
