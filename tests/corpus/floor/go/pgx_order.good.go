// CWE-89
package repo

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

const base = `SELECT id, name, created_at FROM customers`

type ListOptions struct {
	SortBy string
	Desc   bool
}

var sortColumns = map[string]struct{}{"name": {}, "created_at": {}}

type CustomerRepo struct{ conn *pgx.Conn }

func (r *CustomerRepo) List(ctx context.Context, opt ListOptions) (pgx.Rows, error) {
	if _, ok := sortColumns[opt.SortBy]; !ok {
		return nil, fmt.Errorf("cannot sort by %q", opt.SortBy)
	}
	dir := "ASC"
	if opt.Desc {
		dir = "DESC"
	}
	return r.conn.Query(ctx, fmt.Sprintf("%s ORDER BY %s %s", base, opt.SortBy, dir))
}
