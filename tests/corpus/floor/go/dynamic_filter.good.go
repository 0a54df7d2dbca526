// CWE-89
package store

import (
	"context"
	"database/sql"
	"strings"
)

type Filter struct {
	Status string
	Owner  string
}

func List(ctx context.Context, db *sql.DB, f Filter) (*sql.Rows, error) {
	var where []string
	var args []any
	if f.Status != "" {
		where = append(where, "status = ?")
		args = append(args, f.Status)
	}
	if f.Owner != "" {
		where = append(where, "owner = ?")
		args = append(args, f.Owner)
	}
	query := "SELECT id, title FROM tickets"
	if len(where) > 0 {
		query += " WHERE " + strings.Join(where, " AND ")
	}
	return db.QueryContext(ctx, query, args...)
}
