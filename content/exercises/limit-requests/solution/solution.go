package gateway

// TokenBucket lets a request pass for each token that it holds.
type TokenBucket struct {
	size   int
	tokens int
}

// NewTokenBucket returns a full bucket of the given size.
func NewTokenBucket(size int) *TokenBucket {
	return &TokenBucket{size: size, tokens: size}
}

// Allow takes a token and reports whether there was one.
func (b *TokenBucket) Allow() bool {
	if b.tokens == 0 {
		return false
	}
	b.tokens--
	return true
}

// Refill fills the bucket again.
func (b *TokenBucket) Refill() {
	b.tokens = b.size
}
