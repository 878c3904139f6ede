// Package release checks a module before it is released.
package release

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os/exec"
	"strings"
)

// ErrReplace says that a module depends on something that only this machine has.
var ErrReplace = errors.New("go.mod has a replace")

// Check returns what speaks against releasing a module with this go.mod.
func Check(gomod string) error {
	if strings.Contains(gomod, "\nreplace ") {
		return ErrReplace
	}
	return nil
}

// Tidy checks that go.mod fits the imports of the module in dir.
func Tidy(ctx context.Context, dir string) error {
	tidy := exec.Command("go", "mod", "tidy", "-diff")
	tidy.Dir = dir
	if diff, err := tidy.CombinedOutput(); err != nil {
		return fmt.Errorf("tidy %s: %w: %s", dir, err, diff)
	}
	return nil
}

// Toolchain returns the version of Go that builds the module in dir.
func Toolchain(ctx context.Context, dir string) string {
	env := exec.CommandContext(ctx, "go", "env", "GOVERSION")
	env.Dir = dir
	version, _ := env.Output()
	return strings.TrimSpace(string(version))
}

// Demand ends the release unless the module in dir is tidy.
func Demand(ctx context.Context, dir string) {
	if err := Tidy(ctx, dir); err != nil {
		log.Fatalf("release of %s: %v", dir, err)
	}
}
