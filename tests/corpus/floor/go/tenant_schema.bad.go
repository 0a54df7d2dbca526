// CWE-89
package tenants

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/jmoiron/sqlx"
)

var errTenant = errors.New("unknown tenant")

type API struct {
	db *sqlx.DB
}

func schemaOf(slug string) (string, error) {
	if len(slug) > 30 {
		return "", errTenant
	}
	return "tenant_" + slug, nil
}

func (a *API) Usage(w http.ResponseWriter, r *http.Request) {
	schema, err := schemaOf(chi.URLParam(r, "tenant"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	var n int
	if err := a.db.GetContext(r.Context(), &n, "SELECT count(*) FROM "+schema+".events"); err != nil {
		http.Error(w, "query failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("X-Events", http.StatusText(n))
}
