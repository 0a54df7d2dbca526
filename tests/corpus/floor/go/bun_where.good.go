// CWE-89
package data

import (
	"context"

	"github.com/uptrace/bun"
)

type Book struct{ ID int64 }

func Search(ctx context.Context, db *bun.DB, title string) ([]Book, error) {
	var books []Book
	err := db.NewSelect().Model(&books).Where("title LIKE ?", "%"+title+"%").Scan(ctx)
	return books, err
}
