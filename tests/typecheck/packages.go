package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/tools/go/packages"
)

// errCycle says that a package cannot import what a fix needs, as only
// packages of the standard library cannot.
var errCycle = errors.New("import cycle")

var errNoPackages = errors.New("no packages match")

// unit is a package that can be type-checked again and again from its source.
type unit struct {
	*packages.Package
	known    map[string]*packages.Package
	fset     *token.FileSet
	importer types.Importer
	files    map[string]*ast.File
}

// load lists the packages, and builds what they import.
func load(ctx context.Context, dir string, tests bool, patterns []string) ([]*packages.Package, error) {
	const mode = packages.NeedName | packages.NeedCompiledGoFiles | packages.NeedImports |
		packages.NeedDeps | packages.NeedExportFile | packages.NeedModule
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	config := &packages.Config{
		Context: ctx,
		Mode:    mode,
		Dir:     dir,
		Tests:   tests,
		// The same files on every machine.
		Env: append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOTOOLCHAIN=local"),
	}
	pkgs, err := packages.Load(config, patterns...)
	if err == nil && len(pkgs) == 0 {
		err = errNoPackages
	}
	return pkgs, err
}

// assign gives each fix to the largest package that compiles its file: the one
// with the tests, where there are any.
func assign(pkgs []*packages.Package, fixes []fix) map[*unit][]fix {
	known := make(map[string]*packages.Package)
	packages.Visit(pkgs, nil, func(pkg *packages.Package) { known[pkg.ID] = pkg })
	owners := make(map[string]*packages.Package)
	for _, pkg := range pkgs {
		for _, file := range pkg.CompiledGoFiles {
			if owner := owners[file]; owner == nil || len(owner.CompiledGoFiles) < len(pkg.CompiledGoFiles) {
				owners[file] = pkg
			}
		}
	}
	units := make(map[*packages.Package]*unit)
	work := make(map[*unit][]fix)
	for _, f := range fixes {
		pkg := owners[f.path]
		if pkg == nil {
			continue
		}
		if units[pkg] == nil {
			units[pkg] = newUnit(pkg, known)
		}
		work[units[pkg]] = append(work[units[pkg]], f)
	}
	return work
}

func newUnit(pkg *packages.Package, known map[string]*packages.Package) *unit {
	u := &unit{Package: pkg, known: known, fset: token.NewFileSet(), files: make(map[string]*ast.File)}
	u.importer = importer.ForCompiler(u.fset, "gc", u.open)
	return u
}

// open opens the export data of a package that this one imports or, after a
// fix, could import.
func (u *unit) open(path string) (io.ReadCloser, error) {
	imported := u.Imports[path]
	if imported == nil {
		imported = u.known[path]
	}
	if imported == nil || imported.ExportFile == "" {
		return nil, fmt.Errorf("no export data for %s", path)
	}
	return os.Open(imported.ExportFile)
}

// closesCycle reports whether a file imports a package that needs this one.
func (u *unit) closesCycle(file *ast.File) bool {
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || u.Imports[path] != nil || u.known[path] == nil {
			continue
		}
		found := false
		packages.Visit([]*packages.Package{u.known[path]}, func(pkg *packages.Package) bool {
			found = found || pkg.PkgPath == u.PkgPath
			return !found
		}, nil)
		if found {
			return true
		}
	}
	return false
}

// try type-checks the package after each of the fixes; a package that does not
// type-check as it is proves nothing, so its fixes are not tried.
func (u *unit) try(fixes []fix) outcome {
	result := outcome{packages: 1}
	if err := u.check("", nil); err != nil {
		return result
	}
	for _, f := range fixes {
		text, err := os.ReadFile(f.path)
		if err == nil {
			err = u.check(f.path, f.apply(text))
		}
		if errors.Is(err, errCycle) {
			continue
		}
		result.tried++
		if err != nil {
			result.broken = append(result.broken, fmt.Sprintf("%s: %s", f, shorten(err)))
		}
	}
	return result
}

// check type-checks the package with another text for the file at path.
func (u *unit) check(path string, text []byte) error {
	var files []*ast.File
	for _, name := range u.CompiledGoFiles {
		var file *ast.File
		var err error
		if name == path {
			file, err = parser.ParseFile(u.fset, name, text, parser.SkipObjectResolution)
			if err == nil && u.closesCycle(file) {
				return errCycle
			}
		} else {
			file, err = u.parse(name)
		}
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	config := types.Config{Importer: u.importer, Sizes: types.SizesFor("gc", "amd64"), FakeImportC: true}
	if u.Module != nil && u.Module.GoVersion != "" {
		config.GoVersion = "go" + u.Module.GoVersion
	}
	_, err := config.Check(u.PkgPath, u.fset, files, nil)
	return err
}

// parse reads a file once.
func (u *unit) parse(name string) (*ast.File, error) {
	if file := u.files[name]; file != nil {
		return file, nil
	}
	file, err := parser.ParseFile(u.fset, name, nil, parser.SkipObjectResolution)
	if err == nil {
		u.files[name] = file
	}
	return file, err
}
