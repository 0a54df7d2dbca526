// CWE-89
package repo

import (
	"context"
	"database/sql"
	"fmt"
)

type Sort string

func (s Sort) column() string {
	switch s {
	case "price":
		return "price"
	default:
		return "id"
	}
}

func Items(ctx context.Context, db *sql.DB, sort, category string) (*sql.Rows, error) {
	col := Sort(sort).column()
	q := fmt.Sprintf("SELECT id FROM items WHERE category = '%s' ORDER BY %s", category, col)
	return db.QueryContext(ctx, q)
}
