// Package water tells which districts of a city lose water.
package water

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Reading is what the meter at the inlet of a district measured.
type Reading struct {
	District string    `json:"district"`
	At       time.Time `json:"at"`
	Flow     int       `json:"flow"` // litres per minute
}

// atNight reports whether the reading is from 2 to 4 o'clock, when almost nobody uses water.
func (r Reading) atNight() bool {
	hour := r.At.Hour()
	return hour == 2 || hour == 3
}

// ReadingError says what is wrong with a reading.
type ReadingError struct {
	Field   string
	Problem string
}

func (e *ReadingError) Error() string {
	return e.Field + " " + e.Problem
}

// check returns a *ReadingError where the reading cannot be right.
func (r Reading) check() error {
	switch {
	case r.District == "":
		return &ReadingError{"district", "is missing"}
	case r.At.IsZero():
		return &ReadingError{"at", "is missing"}
	case r.Flow < 0:
		return &ReadingError{"flow", "is negative"}
	}
	return nil
}

// Leaking returns the districts whose flow was above limit in every reading of the night, sorted by name. A reading may
// be there several times, and in any order.
func Leaking(readings []Reading, limit int) []string {
	var leaking []string
	for district, flow := range lowest(readings) {
		if flow > limit {
			leaking = append(leaking, district)
		}
	}
	slices.Sort(leaking)
	return leaking
}

// lowest returns the lowest flow of the night in each district.
func lowest(readings []Reading) map[string]int {
	flows := make(map[string]int)
	for _, r := range readings {
		if !r.atNight() {
			continue
		}
		if flow, ok := flows[r.District]; !ok || r.Flow < flow {
			flows[r.District] = r.Flow
		}
	}
	return flows
}

// ErrNoReadings says that no meter has reported on that day.
var ErrNoReadings = errors.New("no readings")

// Store keeps readings.
type Store interface {
	// Add keeps a reading.
	Add(ctx context.Context, r Reading) error
	// Readings returns the readings of a day, written as time.DateOnly. The slice belongs to the caller. Where there are
	// none, the error is ErrNoReadings.
	Readings(ctx context.Context, day string) ([]Reading, error)
}

// Service knows which districts leak.
type Service struct {
	store Store
	limit int
}

// NewService returns a service over a store. A district leaks whose flow stays above limit, in litres per minute.
func NewService(store Store, limit int) *Service {
	return &Service{store: store, limit: limit}
}

// Record keeps a reading. One that cannot be right is refused with a *ReadingError.
func (s *Service) Record(ctx context.Context, r Reading) error {
	if err := r.check(); err != nil {
		return err
	}
	if err := s.store.Add(ctx, r); err != nil {
		return fmt.Errorf("record reading of %s: %w", r.District, err)
	}
	return nil
}

// Leaks returns the districts that leaked in the night of a day, written as time.DateOnly.
func (s *Service) Leaks(ctx context.Context, day string) ([]string, error) {
	readings, err := s.store.Readings(ctx, day)
	if err != nil {
		return nil, fmt.Errorf("leaks on %s: %w", day, err)
	}
	return Leaking(readings, s.limit), nil
}

// MemoryStore keeps readings in memory. Its zero value is ready for use, also by several goroutines at once.
type MemoryStore struct {
	mu   sync.Mutex
	days map[string][]Reading
}

var _ Store = (*MemoryStore)(nil)

// Add keeps a reading.
func (m *MemoryStore) Add(_ context.Context, r Reading) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.days == nil {
		m.days = make(map[string][]Reading)
	}
	day := r.At.Format(time.DateOnly)
	m.days[day] = append(m.days[day], r)
	return nil
}

// Readings returns the readings of a day, or ErrNoReadings.
func (m *MemoryStore) Readings(_ context.Context, day string) ([]Reading, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	readings, ok := m.days[day]
	if !ok {
		return nil, ErrNoReadings
	}
	return slices.Clone(readings), nil
}

// maxBody is the size of the largest request, in bytes. A reading has about a hundred.
const maxBody = 1 << 12

// API answers over HTTP.
type API struct {
	service *Service
}

// NewAPI returns an API for a service.
func NewAPI(service *Service) *API {
	return &API{service: service}
}

// Routes returns the handler of all requests.
func (a *API) Routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /readings", a.postReading)
	mux.HandleFunc("GET /leaks/{day}", a.getLeaks)
	return mux
}

func (a *API) postReading(w http.ResponseWriter, r *http.Request) {
	var reading Reading
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&reading); err != nil {
		a.fail(w, r, &ReadingError{"body", "is not a reading"})
		return
	}
	if err := a.service.Record(r.Context(), reading); err != nil {
		a.fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (a *API) getLeaks(w http.ResponseWriter, r *http.Request) {
	districts, err := a.service.Leaks(r.Context(), r.PathValue("day"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	body, err := json.Marshal(append([]string{}, districts...))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if _, err := w.Write(body); err != nil {
		slog.WarnContext(r.Context(), "answer not sent", slog.Any("error", err))
	}
}

// fail answers with the status that the error means to a client.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	var bad *ReadingError
	switch {
	case errors.As(err, &bad):
		http.Error(w, bad.Error(), http.StatusBadRequest)
	case errors.Is(err, ErrNoReadings):
		http.Error(w, "no readings", http.StatusNotFound)
	default:
		slog.ErrorContext(r.Context(), "request failed", slog.Any("error", err))
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
