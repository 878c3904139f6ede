#!/bin/bash
# Times go-idioms and the linters that check the same, cold and warm, on the same packages, and counts what each finds.
#
#     tests/bench/peers.sh [PACKAGE...]
#
# A PACKAGE is a pattern such as ./net/http/... in the sources of the Go on PATH; without any, some are taken. Cold means
# with empty caches of its own, so that the linters must first compile what the packages import; warm means the same
# once more. The linters are built once, into the user's cache folder, from the Go module proxy.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$(pwd)
bin=${XDG_CACHE_HOME:-$HOME/.cache}/go-idioms/peers
packages=("$@")
[ $# -gt 0 ] || packages=(./database/sql ./encoding/... ./net/http ./os/exec)

install() {
	[ -x "$bin/${1##*/}" ] || GOBIN=$bin go install "$1@$2" || echo "not installed: $1"
}
install honnef.co/go/tools/cmd/staticcheck latest
install github.com/mgechev/revive latest
install github.com/kisielk/errcheck latest
install github.com/golangci/golangci-lint/v2/cmd/golangci-lint latest
cargo build -q --release -p cli
export PATH=$bin:$root/target/release:$PATH

caches=$(mktemp -d)
trap 'chmod -R u+w "$caches"; rm -rf "$caches"' EXIT
out=$root/target/peers
mkdir -p "$out"
cd "$(go env GOROOT)/src"

# run NAME COMMAND...: what it says goes to target/peers/NAME.txt; findings are no failure.
run() {
	local name=$1 start took=()
	shift
	command -v "$1" >/dev/null || return 0
	for _ in cold warm; do
		start=$(date +%s%N)
		env GOCACHE="$caches/$name/go" XDG_CACHE_HOME="$caches/$name" GOLANGCI_LINT_CACHE="$caches/$name/golangci" \
			"$@" >"$out/$name.txt" 2>&1 || true
		took+=("$(awk -v ns=$(($(date +%s%N) - start)) 'BEGIN { printf "%.2f", ns / 1e9 }')")
	done
	printf '%-14s cold %8s s, warm %8s s\n' "$name" "${took[@]}"
}

folders=("${packages[@]%/...}")
run go-idioms go-idioms check "${folders[@]}"
run go-vet go vet "${packages[@]}"
run errcheck errcheck "${packages[@]}"
run revive revive -formatter friendly "${packages[@]}"
run staticcheck staticcheck "${packages[@]}"
run golangci-lint golangci-lint run --default=none --max-issues-per-linter=0 --max-same-issues=0 \
	--enable=bodyclose,containedctx,errcheck,errorlint,govet,interfacebloat,ireturn,noctx,revive,rowserrcheck,sloglint \
	--enable=sqlclosecheck,staticcheck,thelper "${packages[@]}"

echo
echo "Findings by check:"
for name in go-idioms go-vet errcheck revive staticcheck golangci-lint; do
	[ -s "$out/$name.txt" ] || continue
	echo "$name"
	case $name in
	go-idioms) sed -n 's/.* \[\([a-z-]*\)\]$/\1/p' "$out/$name.txt" ;;
	revive) sed -n 's/.*#\([a-z-]*\).*/\1/p; s/^ *[⚠✘] *https.*#\([a-z-]*\).*/\1/p' "$out/$name.txt" ;;
	staticcheck | golangci-lint) sed -n 's/^[^ ].*:[0-9]*:[0-9]*: .*(\([A-Za-z0-9]*\))$/\1/p' "$out/$name.txt" ;;
	*) sed -n 's/^[^ ]*\.go:[0-9]*:[0-9]*[: \t].*/all/p' "$out/$name.txt" ;;
	esac | sort | uniq -c | sort -rn | sed 's/^/  /'
done
