// Package atlas reads and scans maps.
package atlas

import (
	"context"
	"database/sql"
	"fmt"
	"os/exec"
)

// Library holds the maps and the scanner.
type Library struct {
	db *sql.DB
}

// Title returns the title of a map.
func (l *Library) Title(ctx context.Context, id int) (string, error) {
	var title string
	row := l.db.QueryRowContext(ctx, "SELECT title FROM maps WHERE id = $1", id)
	if err := row.Scan(&title); err != nil {
		return "", fmt.Errorf("title of map %d: %w", id, err)
	}
	return title, nil
}

// Scan lets the scanner write a picture to path.
func (l *Library) Scan(ctx context.Context, path string) error {
	if err := exec.CommandContext(ctx, "scanimage", "--output-file", path).Run(); err != nil {
		return fmt.Errorf("scan to %s: %w", path, err)
	}
	return nil
}
