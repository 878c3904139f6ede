package main

import (
	"go/types"
	"slices"
	"strings"
)

// patterns are the packages that are described, as go list takes them: the
// standard library, and of modules what a service's own code calls.
var patterns = []string{
	"std",
	"github.com/gin-gonic/gin",
	"github.com/go-chi/chi/v5",
	"github.com/jackc/pgx/v5",
	"github.com/jackc/pgx/v5/pgconn",
	"github.com/jackc/pgx/v5/pgxpool",
	"github.com/jmoiron/sqlx",
	"github.com/labstack/echo/v4",
	"github.com/prometheus/client_golang/prometheus",
	"github.com/prometheus/client_golang/prometheus/promauto",
	"github.com/prometheus/client_golang/prometheus/promhttp",
	"github.com/stretchr/testify/assert",
	"github.com/stretchr/testify/mock",
	"github.com/stretchr/testify/require",
	"github.com/stretchr/testify/suite",
	"go.opentelemetry.io/otel",
	"go.opentelemetry.io/otel/attribute",
	"go.opentelemetry.io/otel/metric",
	"go.opentelemetry.io/otel/sdk/trace",
	"go.opentelemetry.io/otel/trace",
	"go.uber.org/mock/gomock",
	"golang.org/x/sync/errgroup",
	"gorm.io/gorm",
}

// isLeftOut reports whether the index passes by a package: programs cannot
// import it, have no reason to, or, as with unicode and its tables, get nothing
// from it that rules can use; or only tools that read programs need it.
func isLeftOut(path string) bool {
	switch path {
	case "database/sql/driver", "plugin", "regexp/syntax", "syscall", "syscall/js", "text/template/parse",
		"unicode", "unsafe",
		"runtime/asan", "runtime/cgo", "runtime/coverage", "runtime/msan", "runtime/race":
		return true
	}
	if strings.HasPrefix(path, "debug/") || strings.HasPrefix(path, "go/") {
		return true
	}
	return slices.ContainsFunc(strings.Split(path, "/"), func(element string) bool {
		return element == "internal" || element == "vendor" || element == "cmd"
	})
}

// isNameOnly reports whether the index holds no more of a package than its
// name, because services seldom call it or it seldom gives what rules look for.
func isNameOnly(path string) bool {
	switch path {
	case "crypto/cipher", "crypto/des", "crypto/dsa", "crypto/ecdh", "crypto/ecdsa", "crypto/elliptic", "crypto/fips140",
		"crypto/hpke", "crypto/rsa", "crypto/sha3", "crypto/x509/pkix", "encoding/asn1", "encoding/ascii85", "expvar",
		"index/suffixarray", "log/syslog", "math/big", "net/http/cgi", "net/http/fcgi", "net/mail", "net/textproto", "reflect",
		"runtime/metrics", "text/scanner":
		return true
	}
	for _, prefix := range []string{"crypto/mlkem", "image", "net/rpc", "testing/"} {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

// isCore reports whether a package belongs to those of Go's own library that
// most programs call: all types that they give are worth knowing.
func isCore(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	switch first {
	case "bufio", "bytes", "context", "database", "encoding", "errors", "fmt", "hash", "io", "log", "maps", "os", "path",
		"regexp", "slices", "sort", "strconv", "strings", "sync", "testing", "text", "time":
		return true
	}
	switch path {
	case "html/template", "net", "net/http", "net/http/httptest", "net/url":
		return true
	}
	return false
}

// isTelling reports whether a rule can use what a function or method outside of
// the core gives: a context, an error, a way to further methods, or something
// that somebody must close.
func (d describer) isTelling(signature *types.Signature) bool {
	if takesContext(signature) {
		return true
	}
	for result := range signature.Results().Variables() {
		if d.isKey(result.Type()) || strings.HasPrefix(d.text(result.Type()), "*") || isClosable(result.Type()) {
			return true
		}
	}
	return false
}

// isKey reports whether a value outside of the core is what rules look for.
func (d describer) isKey(t types.Type) bool {
	switch d.text(t) {
	case "error", "context.Context", "*net/http.Request", "hash.Hash":
		return true
	}
	return false
}

// isClosable reports whether somebody must close a value.
func isClosable(t types.Type) bool {
	method, _, _ := types.LookupFieldOrMethod(t, true, nil, "Close")
	return method != nil
}
