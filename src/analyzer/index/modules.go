package main

// The modules whose packages are read, kept in go.mod by these imports.
import (
	_ "github.com/gin-gonic/gin"
	_ "github.com/go-chi/chi/v5"
	_ "github.com/jackc/pgx/v5/pgxpool"
	_ "github.com/jmoiron/sqlx"
	_ "github.com/labstack/echo/v4"
	_ "github.com/prometheus/client_golang/prometheus/promhttp"
	_ "github.com/stretchr/testify/mock"
	_ "github.com/stretchr/testify/suite"
	_ "go.opentelemetry.io/otel/sdk/trace"
	_ "go.uber.org/mock/gomock"
	_ "golang.org/x/sync/errgroup"
	_ "gorm.io/gorm"
)
