// CWE-89
package inventory

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/jmoiron/sqlx"
)

type Item struct {
	SKU      string `db:"sku" json:"sku"`
	Name     string `db:"name" json:"name"`
	Quantity int    `db:"quantity" json:"quantity"`
}

type Handler struct {
	DB *sqlx.DB
}

func orderClause(sort, dir string) string {
	if sort == "" {
		sort = "sku"
	}
	if dir == "" {
		dir = "asc"
	}
	var b strings.Builder
	b.WriteString(" ORDER BY ")
	b.WriteString(sort)
	b.WriteByte(' ')
	b.WriteString(dir)
	return b.String()
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	stmt := "SELECT sku, name, quantity FROM items WHERE warehouse = $1" +
		orderClause(q.Get("sort"), q.Get("dir")) + " LIMIT 500"

	items := []Item{}
	if err := h.DB.SelectContext(r.Context(), &items, stmt, q.Get("warehouse")); err != nil {
		http.Error(w, "query failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(items); err != nil {
		return
	}
}
