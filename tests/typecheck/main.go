// Typecheck applies safe fixes, one at a time, and lets Go's own type checker
// read what each leaves of its package.
//
//	go run . -findings FILE [-C DIR] [-tests] PACKAGE...
//
// FILE is a report of `go-idioms check --format json`. A PACKAGE is anything
// that go list takes in DIR. The exit status is 1 if a fix breaks a package.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

var errBroken = errors.New("safe fixes break packages")

func main() {
	findings := flag.String("findings", "", "read the fixes from this `file`")
	dir := flag.String("C", ".", "load the packages in this `folder`")
	tests := flag.Bool("tests", false, "read the packages with their tests")
	flag.Parse()
	if err := run(context.Background(), *findings, *dir, *tests, flag.Args()); err != nil {
		slog.Error("type check failed", slog.Any("error", err))
		os.Exit(1)
	}
}

func run(ctx context.Context, findings, dir string, tests bool, patterns []string) error {
	fixes, err := readFixes(findings)
	if err != nil {
		return fmt.Errorf("read findings: %w", err)
	}
	pkgs, err := load(ctx, dir, tests, patterns)
	if err != nil {
		return fmt.Errorf("load packages: %w", err)
	}
	result := tryAll(ctx, assign(pkgs, fixes))
	slices.Sort(result.broken)
	for _, line := range result.broken {
		fmt.Println(line)
	}
	fmt.Printf("%d safe fixes tried in %d packages, %d break their package; %d not tried, in files that are not built "+
		"here or cannot import what the fix needs\n",
		result.tried, result.packages, len(result.broken), len(fixes)-result.tried)
	if len(result.broken) > 0 {
		return errBroken
	}
	return nil
}

// fix is a safe fix of a file.
type fix struct {
	path  string
	line  int
	rule  string
	title string
	edits []edit
}

type edit struct {
	start, end int
	text       string
}

// apply returns the text after the fix; its edits are in ascending order.
func (f fix) apply(text []byte) []byte {
	var out []byte
	at := 0
	for _, e := range f.edits {
		out = append(out, text[at:e.start]...)
		out = append(out, e.text...)
		at = e.end
	}
	return append(out, text[at:]...)
}

func (f fix) String() string {
	return fmt.Sprintf("%s:%d: %s: %q", f.path, f.line, f.rule, f.title)
}

type place struct {
	Line int `json:"line"`
	Byte int `json:"byte"`
}

type report struct {
	Diagnostics []struct {
		Path  string `json:"path"`
		Rule  string `json:"rule"`
		Start place  `json:"start"`
		Fixes []struct {
			Title         string `json:"title"`
			Applicability string `json:"applicability"`
			Edits         []struct {
				Start place  `json:"start"`
				End   place  `json:"end"`
				Text  string `json:"text"`
			} `json:"edits"`
		} `json:"fixes"`
	} `json:"diagnostics"`
}

// readFixes returns the safe fixes of a report.
func readFixes(path string) ([]fix, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var found report
	if err := json.Unmarshal(data, &found); err != nil {
		return nil, fmt.Errorf("decode %s: %w", path, err)
	}
	var fixes []fix
	for _, d := range found.Diagnostics {
		for _, offered := range d.Fixes {
			if offered.Applicability != "safe" {
				continue
			}
			f := fix{path: d.Path, line: d.Start.Line, rule: d.Rule, title: offered.Title}
			for _, e := range offered.Edits {
				f.edits = append(f.edits, edit{start: e.Start.Byte, end: e.End.Byte, text: e.Text})
			}
			fixes = append(fixes, f)
		}
	}
	return fixes, nil
}

// outcome is what came of the trials.
type outcome struct {
	packages, tried int
	broken          []string
}

// tryAll tries the fixes of each package; as many packages at once as there
// are processors.
func tryAll(ctx context.Context, work map[*unit][]fix) outcome {
	var mu sync.Mutex
	var total outcome
	g, _ := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for pkg, fixes := range work {
		g.Go(func() error {
			result := pkg.try(fixes)
			mu.Lock()
			defer mu.Unlock()
			total.packages += result.packages
			total.tried += result.tried
			total.broken = append(total.broken, result.broken...)
			return nil
		})
	}
	// The functions above fail by being listed, never by an error.
	_ = g.Wait()
	return total
}

func shorten(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
