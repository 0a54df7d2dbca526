// CWE-89
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
		q = q.Where(fmt.Sprintf("number LIKE '%%%s%%'", p.Q))
	}
	if p.Sort != "" {
		q = q.Order(p.Sort + " asc")
	}
	err := q.Limit(100).Find(&out).Error
	return out, err
}
