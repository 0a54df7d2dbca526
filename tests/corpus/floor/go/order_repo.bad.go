// CWE-89
package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

type Order struct {
	ID     int64  `db:"id"`
	Status string `db:"status"`
	Total  int64  `db:"total"`
}

type OrderRepo struct {
	db *sqlx.DB
}

func NewOrderRepo(db *sqlx.DB) *OrderRepo {
	return &OrderRepo{db: db}
}

func (r *OrderRepo) List(ctx context.Context, customer, status, sort string) ([]Order, error) {
	var orders []Order
	query := fmt.Sprintf("SELECT id, status, total FROM orders WHERE customer = '%s' AND status = '%s' ORDER BY %s",
		customer, status, sort)
	if err := r.db.SelectContext(ctx, &orders, query); err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	return orders, nil
}
