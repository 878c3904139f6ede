package main

// The modules whose packages are read, kept in go.mod by these imports.
import (
	_ "golang.org/x/sync/errgroup"
)
