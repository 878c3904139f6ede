// The seven anti-patterns as a learner pastes them: what not to write, and what to write instead. The large interface,
// which its source abbreviates to words, is written out.

/** @type {{rule: string, wrong: string, right: string}[]} */
export const antiPatterns = [
  {
    rule: "ignored-error",
    wrong: `data, _ := json.Marshal(user)`,
    right: `data, err := json.Marshal(user)
if err != nil {
    return fmt.Errorf("marshal user: %w", err)
}`,
  },
  {
    rule: "naked-goroutine",
    wrong: `go doSomething()`,
    right: `g, ctx := errgroup.WithContext(ctx)
g.Go(func() error { return doSomething(ctx) })
if err := g.Wait(); err != nil { ... }`,
  },
  {
    rule: "large-interface",
    wrong: `type UserService interface {
    Get(ctx context.Context, id string) (*User, error)
    Create(ctx context.Context, user *User) error
    Update(ctx context.Context, user *User) error
    Delete(ctx context.Context, id string) error
    List(ctx context.Context) ([]*User, error)
    Search(ctx context.Context, query string) ([]*User, error)
    Export(ctx context.Context, w io.Writer) error
}`,
    right: `type UserGetter interface { Get(ctx, id) (*User, error) }`,
  },
  {
    rule: "returned-interface",
    wrong: `func NewCache() Cache { return &memoryCache{} }`,
    right: `func NewCache() *MemoryCache { return &MemoryCache{} }`,
  },
  {
    rule: "context-not-first",
    wrong: `func GetUser(id string, ctx context.Context) error`,
    right: `func GetUser(ctx context.Context, id string) error`,
  },
  {
    rule: "library-panic",
    wrong: `if data == nil { panic("data cannot be nil") }`,
    right: `if data == nil { return nil, ErrNilData }`,
  },
  {
    rule: "blocking-channel-op",
    wrong: `result := <-ch`,
    right: `select {
case result := <-ch:
case <-ctx.Done():
    return ctx.Err()
}`,
  },
];
