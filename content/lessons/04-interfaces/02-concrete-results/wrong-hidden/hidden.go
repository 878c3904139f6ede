// Package session remembers who is logged in.
package session

import "sync"

// Store finds the user of a session.
type Store interface {
	User(token string) (string, bool)
}

type memoryStore struct {
	mu    sync.Mutex
	users map[string]string
}

// NewStore returns a store without sessions.
func NewStore() Store {
	return &memoryStore{users: make(map[string]string)}
}

func (s *memoryStore) User(token string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	user, ok := s.users[token]
	return user, ok
}

// Len counts the open sessions, for the metrics page.
func (s *memoryStore) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.users)
}
