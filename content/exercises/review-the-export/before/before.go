// Package export sends the letters of an archive to readers.
package export

import (
	"context"
	"database/sql"
	"fmt"
)

// Mailer sends a letter to a reader.
type Mailer interface {
	Send(ctx context.Context, reader, letter string) error
}

// Exporter reads letters and has them sent.
type Exporter struct {
	db     *sql.DB
	mailer Mailer
}

// Export sends a letter to a reader.
func (e *Exporter) Export(ctx context.Context, reader string, id int) error {
	letter, err := e.letter(ctx, id)
	if err != nil {
		return fmt.Errorf("export letter %d: %w", id, err)
	}
	if err := e.mailer.Send(ctx, reader, letter); err != nil {
		return fmt.Errorf("send letter %d: %w", id, err)
	}
	return nil
}

func (e *Exporter) letter(ctx context.Context, id int) (string, error) {
	var text string
	row := e.db.QueryRowContext(ctx, "SELECT text FROM letters WHERE id = $1", id)
	if err := row.Scan(&text); err != nil {
		return "", fmt.Errorf("read letter: %w", err)
	}
	return text, nil
}
