// Package session remembers who is logged in.
package session

import "sync"

// Store finds the user of a session.
type Store interface {
	User(token string) (string, bool)
}

// MemoryStore keeps sessions until the program ends.
type MemoryStore struct {
	mu    sync.Mutex
	users map[string]string
}

var _ Store = (*MemoryStore)(nil)

// NewStore returns a store without sessions.
func NewStore() *MemoryStore {
	return &MemoryStore{users: make(map[string]string)}
}

// User returns the user of a session, and whether it is open.
func (s *MemoryStore) User(token string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	user, ok := s.users[token]
	return user, ok
}

// Len counts the open sessions, for the metrics page.
func (s *MemoryStore) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.users)
}
