package gateway

import "testing"

func TestTokenBucket(t *testing.T) {
	tests := []struct {
		name     string
		size     int
		requests int
		want     int
	}{
		{"fewer requests than tokens", 3, 2, 2},
		{"as many", 3, 3, 3},
		{"more", 3, 5, 3},
		{"an empty bucket", 0, 2, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bucket := NewTokenBucket(tt.size)
			for range 2 {
				passed := 0
				for range tt.requests {
					if bucket.Allow() {
						passed++
					}
				}
				if passed != tt.want {
					t.Errorf("%d requests passed, want %d", passed, tt.want)
				}
				bucket.Refill()
			}
		})
	}
}
