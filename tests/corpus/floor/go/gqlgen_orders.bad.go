// CWE-89
package graph

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type Resolver struct {
	pool *pgxpool.Pool
}

type Order struct {
	ID    int64
	Total int64
}

type OrderSort struct {
	Field string
	Desc  bool
}

func (r *Resolver) Orders(ctx context.Context, customer int64, sort OrderSort) ([]Order, error) {
	direction := "ASC"
	if sort.Desc {
		direction = "DESC"
	}
	sql := fmt.Sprintf("SELECT id, total FROM orders WHERE customer_id = $1 ORDER BY %s %s", sort.Field, direction)
	rows, err := r.pool.Query(ctx, sql, customer)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[Order])
}
