// CWE-89
package repo

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

type UserRepository struct{ db *sqlx.DB }

type SearchParams struct {
	Name string
	Sort string
	Page int
}

func (r *UserRepository) Search(ctx context.Context, p SearchParams) ([]User, error) {
	users := []User{}
	query := `SELECT id, name FROM users WHERE name LIKE '%` + p.Name + `%' LIMIT 20`
	err := r.db.SelectContext(ctx, &users, query)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return users, nil
}
