// An aquarium answers which fish is fed when.
package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
)

// Plan says at which hour a fish is fed.
type Plan map[string]int

// Feeding answers when a fish is fed.
func (p Plan) Feeding(w http.ResponseWriter, r *http.Request) {
	hour, known := p[r.PathValue("fish")]
	if !known {
		p.respond(w, http.StatusNotFound, map[string]string{"error": "no such fish"})
		return
	}
	p.respond(w, http.StatusOK, map[string]int{"hour": hour})
}

func (p Plan) respond(w http.ResponseWriter, status int, data any) {
	body, err := json.Marshal(data)
	if err != nil {
		slog.Error("encode answer", slog.Any("error", err))
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := w.Write(body); err != nil {
		slog.Warn("write answer", slog.Any("error", err))
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /feedings/{fish}", Plan{"pike": 9}.Feeding)
	for _, fish := range []string{"pike", "shark"} {
		answer := httptest.NewRecorder()
		mux.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/feedings/"+fish, nil))
		result := answer.Result()
		fmt.Println(fish, result.StatusCode, result.Header.Get("Content-Type"), answer.Body)
	}
}
