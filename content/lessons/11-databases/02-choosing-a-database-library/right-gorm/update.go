// An orchestra changes a piece, with GORM. Nothing is sent: the program shows the statement.
package main

import (
	"database/sql"
	"fmt"
	"log/slog"
	"os"

	_ "github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Piece is a piece of music.
type Piece struct {
	ID       int
	Title    string
	Composer string
	Copies   int
}

// Update stores title, composer and copies of a piece.
func Update(db *gorm.DB, p Piece) *gorm.DB {
	return db.Model(&p).Select("Title", "Composer", "Copies").Updates(p)
}

func run() error {
	conn, err := sql.Open("pgx", "postgres://localhost")
	if err != nil {
		return fmt.Errorf("open archive: %w", err)
	}
	dialect := postgres.New(postgres.Config{Conn: conn})
	db, err := gorm.Open(dialect, &gorm.Config{DryRun: true, DisableAutomaticPing: true, SkipDefaultTransaction: true})
	if err != nil {
		return fmt.Errorf("open archive: %w", err)
	}
	lost := Piece{ID: 1, Title: "The Planets", Composer: "Gustav Holst", Copies: 0}
	fmt.Println(Update(db, lost).Statement.SQL.String())
	return nil
}

func main() {
	if err := run(); err != nil {
		slog.Error("archive", slog.Any("error", err))
		os.Exit(1)
	}
}
