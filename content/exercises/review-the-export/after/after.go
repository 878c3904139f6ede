// Package export sends the letters of an archive to readers.
package export

import (
	"context"
	"database/sql"
	"fmt"
	"time"
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

// Export sends a letter to a reader, and counts it.
func (e *Exporter) Export(ctx context.Context, reader string, id int) error {
	letter, err := e.letter(ctx, id)
	if err != nil {
		return fmt.Errorf("export letter %d: %w", id, err)
	}
	mailCtx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := e.mailer.Send(mailCtx, reader, letter); err != nil {
		return fmt.Errorf("send letter %d: %w", id, err)
	}
	return e.count(context.WithoutCancel(ctx), id)
}

// Preview sends the first letter to the archivist, to try the mailer.
func (e *Exporter) Preview(ctx context.Context) error {
	letter, err := e.letter(nil, 1)
	if err != nil {
		return fmt.Errorf("preview: %w", err)
	}
	if err := e.mailer.Send(ctx, "archivist", letter); err != nil {
		return fmt.Errorf("send preview: %w", err)
	}
	return nil
}

// count notes that a letter was sent; it must not be lost when the reader has gone.
func (e *Exporter) count(ctx context.Context, id int) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if _, err := e.db.Exec("UPDATE letters SET sent = sent + 1 WHERE id = $1", id); err != nil {
		return fmt.Errorf("count letter %d: %w", id, err)
	}
	return ctx.Err()
}

func (e *Exporter) letter(ctx context.Context, id int) (string, error) {
	var text string
	row := e.db.QueryRowContext(ctx, "SELECT text FROM letters WHERE id = $1", id)
	if err := row.Scan(&text); err != nil {
		return "", fmt.Errorf("read letter: %w", err)
	}
	return text, nil
}
