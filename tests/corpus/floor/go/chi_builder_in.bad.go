// CWE-89
package catalog

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/jmoiron/sqlx"
)

type Product struct {
	SKU   string `db:"sku" json:"sku"`
	Title string `db:"title" json:"title"`
}

type Catalog struct {
	db *sqlx.DB
}

func (c *Catalog) Routes() chi.Router {
	router := chi.NewRouter()
	router.Get("/products", c.list)
	return router
}

func (c *Catalog) list(w http.ResponseWriter, req *http.Request) {
	wanted := strings.Split(req.URL.Query().Get("skus"), ",")
	var q strings.Builder
	q.WriteString("SELECT sku, title FROM products WHERE sku IN (")
	for i, sku := range wanted {
		if i > 0 {
			q.WriteString(", ")
		}
		q.WriteString("'" + sku + "'")
	}
	q.WriteString(")")
	found := []Product{}
	if err := c.db.SelectContext(req.Context(), &found, q.String()); err != nil {
		http.Error(w, "query failed", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(found)
}
