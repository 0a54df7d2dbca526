package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type Article struct {
	ID    int64
	Title string
	Slug  string
}

type Articles struct {
	pool *pgxpool.Pool
}

const selectArticles = "SELECT id, title, slug FROM articles WHERE published"

func (a *Articles) ByID(ctx context.Context, id int64) (Article, error) {
	var out Article
	row := a.pool.QueryRow(ctx, selectArticles+" AND id = $1", id)
	if err := row.Scan(&out.ID, &out.Title, &out.Slug); err != nil {
		return Article{}, fmt.Errorf("article %d: %w", id, err)
	}
	return out, nil
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// Search returns the published articles whose title contains term.
func (a *Articles) Search(ctx context.Context, term string, limit int) ([]Article, error) {
	if limit <= 0 || limit > 200 {
		limit = 50
	}
	query := selectArticles + " AND title ILIKE $1 ORDER BY id DESC LIMIT $2"
	rows, err := a.pool.Query(ctx, query, "%"+likeEscaper.Replace(term)+"%", limit)
	if err != nil {
		return nil, fmt.Errorf("search articles: %w", err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (Article, error) {
		var art Article
		err := row.Scan(&art.ID, &art.Title, &art.Slug)
		return art, err
	})
}
