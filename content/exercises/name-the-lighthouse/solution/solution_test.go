package lights

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func TestDescribe(t *testing.T) {
	records := fstest.MapFS{
		"eddystone.json": {Data: []byte(`{"color":"white","seconds":10}`)},
	}
	tests := []struct {
		name string
		want string
	}{
		{"eddystone", "eddystone: white, every 10 s"},
		{"skerryvore", "skerryvore: unlit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Describe(records, tt.name)
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestADamagedRecordIsNamed(t *testing.T) {
	records := fstest.MapFS{"bell-rock.json": {Data: []byte(`{"color":"red",`)}}
	_, err := Describe(records, "bell-rock")
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		t.Errorf("error %v does not wrap the cause", err)
	}
	if err == nil || !strings.Contains(err.Error(), "bell-rock") {
		t.Errorf("error %v does not name the light", err)
	}
}
