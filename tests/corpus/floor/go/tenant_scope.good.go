package repo

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

type Invoice struct {
	ID     uint
	Tenant string
	Number string
}

type Page struct {
	Sort string
	Desc bool
	Q    string
}

var sortable = []string{"number", "created_at", "total"}

type Invoices struct{ db *gorm.DB }

func (r *Invoices) List(ctx context.Context, tenant string, p Page) ([]Invoice, error) {
	var out []Invoice
	q := r.db.WithContext(ctx).Where("tenant = ?", tenant)
	if p.Q != "" {
		q = q.Where("number LIKE ?", "%"+p.Q+"%")
	}
	if slices.Contains(sortable, p.Sort) {
		dir := "asc"
		if p.Desc {
			dir = "desc"
		}
		q = q.Order(fmt.Sprintf("%s %s", p.Sort, dir))
	}
	err := q.Limit(100).Find(&out).Error
	return out, err
}
