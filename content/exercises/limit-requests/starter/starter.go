package gateway

// Limiter decides whether a request may pass.
type Limiter interface {
	Allow() bool
}

// tokenBucket lets a request pass for each token that it holds.
type tokenBucket struct {
	size   int
	tokens int
}

// NewTokenBucket returns a full bucket of the given size.
func NewTokenBucket(size int) Limiter {
	return &tokenBucket{size: size, tokens: size}
}

// Allow takes a token and reports whether there was one.
func (b *tokenBucket) Allow() bool {
	if b.tokens == 0 {
		return false
	}
	b.tokens--
	return true
}

// Refill fills the bucket again.
func (b *tokenBucket) Refill() {
	b.tokens = b.size
}
