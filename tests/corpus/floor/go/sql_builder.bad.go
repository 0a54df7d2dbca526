// CWE-89
package store

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
)

type Filter struct {
	City   string
	Status []string
}

type Repo struct {
	pool *pgxpool.Pool
}

func (r *Repo) Count(ctx context.Context, f Filter) (int, error) {
	var sb strings.Builder
	sb.WriteString("SELECT count(*) FROM shops WHERE 1 = 1")
	args := []any{}
	if f.City != "" {
		sb.WriteString(" AND city = '" + f.City + "'")
	}
	if len(f.Status) > 0 {
		sb.WriteString(" AND status = ANY($1)")
		args = append(args, f.Status)
	}
	var n int
	err := r.pool.QueryRow(ctx, sb.String(), args...).Scan(&n)
	return n, err
}
