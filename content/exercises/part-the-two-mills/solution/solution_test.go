package windmill

import "testing"

func mill(t *testing.T, name string, limit float64) *Mill {
	t.Helper()
	m, err := New(name, limit)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return m
}

func TestStatus(t *testing.T) {
	tests := []struct {
		name  string
		gusts []float64
		want  string
	}{
		{"calm", nil, "north: turning"},
		{"a breeze", []float64{20, 59.9}, "north: turning"},
		{"at the limit", []float64{20, 60}, "north: braked after 2 gusts"},
		{"after the storm", []float64{90, 10, 5}, "north: braked after 3 gusts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := mill(t, "north", 60)
			for _, kmh := range tt.gusts {
				m.Gust(kmh)
			}
			if got := m.Status(); got != tt.want {
				t.Errorf("Status = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTwoMillsDoNotShare(t *testing.T) {
	north, south := mill(t, "north", 60), mill(t, "south", 80)
	north.Gust(70)
	south.Gust(70)
	if got, want := north.Status(), "north: braked after 1 gusts"; got != want {
		t.Errorf("Status = %q, want %q", got, want)
	}
	if got, want := south.Status(), "south: turning"; got != want {
		t.Errorf("Status = %q, want %q", got, want)
	}
}

func TestNewRefusesABadLimit(t *testing.T) {
	if m, err := New("north", 0); m != nil || err == nil {
		t.Errorf("New = %v, %v; want nil and an error", m, err)
	}
}
