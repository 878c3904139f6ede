// Package storetest starts a real database for tests.
package storetest

import (
	"database/sql"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// Postgres starts a PostgreSQL that ends with the test. Without Docker, the test is skipped.
func Postgres(t *testing.T) *sql.DB {
	t.Helper()
	testcontainers.SkipIfProviderIsNotHealthy(t)
	container, err := testcontainers.Run(t.Context(), "postgres:18-alpine",
		testcontainers.WithEnv(map[string]string{"POSTGRES_PASSWORD": "secret"}),
		testcontainers.WithExposedPorts("5432/tcp"),
		testcontainers.WithWaitStrategy(wait.ForLog("ready to accept connections").WithOccurrence(2)),
	)
	testcontainers.CleanupContainer(t, container)
	if err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	address, err := container.PortEndpoint(t.Context(), "5432/tcp", "")
	if err != nil {
		t.Fatalf("find PostgreSQL: %v", err)
	}
	db, err := sql.Open("pgx", "postgres://postgres:secret@"+address+"/postgres?sslmode=disable")
	if err != nil {
		t.Fatalf("open PostgreSQL: %v", err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
