package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
)

type Entry struct {
	ID      int64  `db:"id"`
	Account string `db:"account"`
	Cents   int64  `db:"cents"`
}

type Filter struct {
	Account string
	Tags    []string
	Sort    string
}

var columns = map[string]string{"amount": "cents", "account": "account"}

type Ledger struct{ db *sqlx.DB }

func (l *Ledger) List(ctx context.Context, f Filter) ([]Entry, error) {
	var sb strings.Builder
	sb.WriteString("SELECT id, account, cents FROM entry WHERE 1=1")
	var args []any
	if f.Account != "" {
		args = append(args, f.Account)
		sb.WriteString(" AND account = ?")
	}
	if len(f.Tags) > 0 {
		part, values, err := sqlx.In(" AND tag IN (?)", f.Tags)
		if err != nil {
			return nil, err
		}
		sb.WriteString(part)
		args = append(args, values...)
	}
	if column, ok := columns[f.Sort]; ok {
		sb.WriteString(" ORDER BY " + column)
	}
	var out []Entry
	err := l.db.SelectContext(ctx, &out, l.db.Rebind(sb.String()), args...)
	return out, err
}
