// Index writes what the analyzer knows about packages it never reads: the
// exported API of the standard library and of chosen modules, as far as the
// rules can use it.
//
//	go run . [-o FILE]
//
// The packages are those of selection.go. Modules are pinned in go.mod and kept
// there by modules.go. `make index` renews std.txt; the Go version that runs is
// the one that is described.
//
// # Format
//
// One fact per line; packages by path, facts by name.
//
//	# go1.26.8                        where the facts come from
//	P math/rand/v2 rand               a package; its name if not the path's last element
//	A FileMode io/fs.FileMode         an alias of another package's type
//	F NewRequestWithContext! *Request, error
//	                                  a function and its results; "!": its first parameter is a context
//	T Client struct                   a type and its kind; "nocopy" follows if it must not be copied
//	m Do *Response, error             a method of the pointer to that type, promoted ones too
//	d Body io.ReadCloser              a field of that type
//	V EOF error                       a variable
//
// A type of the same package has no qualifier, any other its package's full
// path. Slices, maps and channels are spelled as in Go, a function is "func",
// and a type without a useful name is "?". Type arguments are left out.
//
// Left out are functions, methods and variables whose types say nothing (no
// context, only basic types), and of some packages all but the name. The
// methods of interfaces are all there, and so is every X that has an XContext
// or XWithContext beside it. Outside of the core less is kept: what gives an
// error, a context, a pointer, a hash or something to close, and the types that
// have any of it.
package main

//go:generate go run . -o std.txt

import (
	"bytes"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	output := flag.String("o", "", "write to this `file` instead of standard output")
	flag.Parse()
	if err := run(*output); err != nil {
		slog.Error("index failed", slog.Any("error", err))
		os.Exit(1)
	}
}

func run(output string) error {
	pkgs, err := load()
	if err != nil {
		return fmt.Errorf("load packages: %w", err)
	}
	var index bytes.Buffer
	fmt.Fprintf(&index, "# %s\n", runtime.Version())
	for _, pkg := range pkgs {
		describePackage(&index, pkg.Types)
	}
	if output == "" {
		_, err = os.Stdout.Write(index.Bytes())
	} else {
		err = os.WriteFile(output, index.Bytes(), 0o644)
	}
	if err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	return nil
}

// load returns the packages that programs import, by path.
func load() ([]*packages.Package, error) {
	config := &packages.Config{
		Mode: packages.NeedName | packages.NeedImports | packages.NeedTypes,
		// The same facts on every machine.
		Env: append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOTOOLCHAIN=local"),
	}
	pkgs, err := packages.Load(config, patterns...)
	if err != nil {
		return nil, err
	}
	pkgs = slices.DeleteFunc(pkgs, func(pkg *packages.Package) bool { return isLeftOut(pkg.PkgPath) })
	for _, pkg := range pkgs {
		for _, problem := range pkg.Errors {
			return nil, fmt.Errorf("package %s: %w", pkg.PkgPath, problem)
		}
	}
	slices.SortFunc(pkgs, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	return pkgs, nil
}
