// Package page builds the pages of sellers.
package page

import (
	"context"
	"database/sql"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// Page is what buyers see of a seller.
type Page struct{ Orders, Reviews int }

// Shop reads the database of a shop.
type Shop struct{ db *sql.DB }

const (
	countOrders  = "SELECT count(*) FROM orders WHERE seller = $1"
	countReviews = "SELECT count(*) FROM reviews WHERE seller = $1"
)

// Page counts orders and reviews at the same time.
func (s *Shop) Page(ctx context.Context, seller string) (Page, error) {
	var page Page
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) {
		page.Orders, err = s.count(ctx, countOrders, seller)
		return err
	})
	g.Go(func() (err error) {
		page.Reviews, err = s.count(ctx, countReviews, seller)
		return err
	})
	if err := g.Wait(); err != nil {
		return Page{}, fmt.Errorf("page of %s: %w", seller, err)
	}
	return page, nil
}

func (s *Shop) count(ctx context.Context, query, seller string) (int, error) {
	var n int
	if err := s.db.QueryRowContext(ctx, query, seller).Scan(&n); err != nil {
		return 0, fmt.Errorf("count rows: %w", err)
	}
	return n, nil
}
