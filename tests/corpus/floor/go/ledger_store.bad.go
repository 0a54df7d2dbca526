// CWE-89
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
	if f.Account != "" {
		fmt.Fprintf(&sb, " AND account = '%s'", f.Account)
	}
	if len(f.Tags) > 0 {
		sb.WriteString(" AND tag IN ('" + strings.Join(f.Tags, "','") + "')")
	}
	var out []Entry
	err := l.db.SelectContext(ctx, &out, sb.String())
	return out, err
}
