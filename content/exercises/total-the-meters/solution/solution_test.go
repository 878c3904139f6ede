package meter

import "testing"

func TestTotal(t *testing.T) {
	tests := []struct {
		name  string
		flows []int
		want  int
	}{
		{"no meters", nil, 0},
		{"new meters", []int{0, 0, 0}, 0},
		{"one meter", []int{120}, 120},
		{"a house", []int{120, 0, 35}, 155},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			house := House(len(tt.flows))
			for i, litres := range tt.flows {
				house[i].Flow(litres)
			}
			if got := Total(house); got != tt.want {
				t.Errorf("Total = %d, want %d", got, tt.want)
			}
		})
	}
}
