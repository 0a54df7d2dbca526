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

func column(field string) string {
	switch field {
	case "total":
		return "total"
	case "placed":
		return "placed_at"
	default:
		return "id"
	}
}

func (r *Resolver) Orders(ctx context.Context, customer int64, sort OrderSort) ([]Order, error) {
	direction := "ASC"
	if sort.Desc {
		direction = "DESC"
	}
	sql := fmt.Sprintf("SELECT id, total FROM orders WHERE customer_id = $1 ORDER BY %s %s", column(sort.Field), direction)
	rows, err := r.pool.Query(ctx, sql, customer)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[Order])
}
