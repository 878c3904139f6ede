// Package subtitle draws subtitles in the background.
package subtitle

import "sync"

// Screen shows subtitles. Its zero value is ready to use.
type Screen struct {
	drawing sync.WaitGroup
}

// Show begins to draw a line and returns at once. It must be called neither during Close nor after it.
func (s *Screen) Show(draw func()) {
	s.drawing.Go(draw)
}

// Close returns when all lines are drawn.
func (s *Screen) Close() {
	s.drawing.Wait()
}
