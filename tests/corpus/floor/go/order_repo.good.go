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

var sortable = map[string]string{"id": "id", "total": "total", "status": "status"}

func NewOrderRepo(db *sqlx.DB) *OrderRepo {
	return &OrderRepo{db: db}
}

func (r *OrderRepo) List(ctx context.Context, customer, status, sort string) ([]Order, error) {
	var orders []Order
	column, ok := sortable[sort]
	if !ok {
		column = "id"
	}
	query := fmt.Sprintf("SELECT id, status, total FROM orders WHERE customer = $1 AND status = $2 ORDER BY %s", column)
	if err := r.db.SelectContext(ctx, &orders, query, customer, status); err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	return orders, nil
}
