// Use slog for structured logging
func (s *UserService) CreateUser(ctx context.Context, req CreateUserRequest) (*User, error) {
    logger := slog.With(
        slog.String("operation", "create_user"),
        slog.String("email", req.Email),
    )

    user, err := s.repo.Save(ctx, req.ToUser())
    if err != nil {
        logger.ErrorContext(ctx, "failed to create user", slog.Any("error", err))
        return nil, fmt.Errorf("create user: %w", err)
    }

    logger.InfoContext(ctx, "user created", slog.String("user_id", user.ID))
    return user, nil
}
