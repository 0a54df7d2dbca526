package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
)

type Resolver struct{ pool *pgxpool.Pool }

type Product struct {
	ID   int64
	Name string
}

func (r *Resolver) Products(ctx context.Context, names []string) ([]*Product, error) {
	marks := make([]string, 0, len(names))
	args := make([]any, 0, len(names))
	for i, n := range names {
		marks = append(marks, fmt.Sprintf("$%d", i+1))
		args = append(args, n)
	}
	rows, err := r.pool.Query(ctx, "SELECT id, name FROM product WHERE name IN ("+strings.Join(marks, ",")+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*Product
	for rows.Next() {
		p := &Product{}
		if err := rows.Scan(&p.ID, &p.Name); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}
