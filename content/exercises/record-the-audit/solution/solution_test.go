package audit

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestRecordWritesLines(t *testing.T) {
	var out strings.Builder
	log := NewAuditLog(&out)
	for _, action := range []string{"open account 3", "approve loan 7"} {
		if err := log.Record("ada", action); err != nil {
			t.Fatalf("Record: %v", err)
		}
	}
	if want := "ada: open account 3\nada: approve loan 7\n"; out.String() != want {
		t.Errorf("log holds %q, want %q", out.String(), want)
	}
}

func TestRecordReportsAFailedWrite(t *testing.T) {
	reader, writer := io.Pipe()
	if err := reader.Close(); err != nil {
		t.Fatalf("prepare: %v", err)
	}
	err := NewAuditLog(writer).Record("ada", "approve loan 7")
	if !errors.Is(err, io.ErrClosedPipe) || !strings.Contains(err.Error(), "ada") {
		t.Errorf("error %v, want one that wraps io.ErrClosedPipe and names the user", err)
	}
}
