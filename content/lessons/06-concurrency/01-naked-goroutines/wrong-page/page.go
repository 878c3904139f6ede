// Package page builds the pages of sellers.
package page

import (
	"database/sql"
	"fmt"
	"log/slog"
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
func (s *Shop) Page(seller string) (Page, error) {
	var page Page
	go func() {
		n, err := s.count(countOrders, seller)
		if err != nil {
			slog.Error("count orders", slog.Any("error", err))
			return
		}
		page.Orders = n
	}()
	n, err := s.count(countReviews, seller)
	if err != nil {
		return Page{}, fmt.Errorf("page of %s: %w", seller, err)
	}
	page.Reviews = n
	return page, nil
}

func (s *Shop) count(query, seller string) (int, error) {
	var n int
	if err := s.db.QueryRow(query, seller).Scan(&n); err != nil {
		return 0, fmt.Errorf("count rows: %w", err)
	}
	return n, nil
}
