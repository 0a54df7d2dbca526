package inventory

import (
	"encoding/json"
	"net/http"

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

var sortColumns = map[string]string{
	"sku":      "sku",
	"name":     "name",
	"quantity": "quantity",
}

func orderClause(sort, dir string) string {
	col, ok := sortColumns[sort]
	if !ok {
		col = "sku"
	}
	if dir == "desc" {
		return " ORDER BY " + col + " DESC"
	}
	return " ORDER BY " + col + " ASC"
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
