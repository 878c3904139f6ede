// A mountain hut sends its list of guests to the valley.
package main

import (
	"encoding/json"
	"fmt"
	"time"
)

// Visit is one night of a guest.
type Visit struct {
	At    time.Time
	Guest string
	Beds  int
}

// Report returns the visits as JSON.
func Report(visits []Visit) (string, error) {
	data, err := json.Marshal(visits)
	if err != nil {
		return "", fmt.Errorf("report visits: %w", err)
	}
	return string(data), nil
}

func main() {
	may3 := time.Date(2026, time.May, 3, 18, 0, 0, 0, time.UTC)
	visits := []Visit{{may3, "Ada", 2}, {may3.Add(time.Hour), "Grace", 1}}
	for _, v := range visits {
		fmt.Println(v.Guest, "needs", v.Beds, "beds")
	}
	report, err := Report(visits)
	fmt.Println(report, err)
}
