package order

import (
	"errors"
	"testing"
)

func TestSubmit(t *testing.T) {
	tests := []struct {
		name     string
		quantity int
		field    string
	}{
		{"a good order", 1, ""},
		{"nothing ordered", 0, "quantity"},
		{"less than nothing", -2, "quantity"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			saved := false
			err := Submit(Order{Article: "lamp", Quantity: tt.quantity}, func(Order) { saved = true })
			if good := tt.field == ""; (err == nil) != good || saved != good {
				t.Fatalf("error %v, saved %v; want saved %v", err, saved, good)
			}
			var invalid *ValidationError
			if tt.field != "" && (!errors.As(err, &invalid) || invalid.Field != tt.field) {
				t.Errorf("error %v does not name the field %q", err, tt.field)
			}
		})
	}
}
