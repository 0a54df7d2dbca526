// CWE-306 CWE-862
package admin

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"os"
)

type Store interface {
	Purge(tenant string) error
	Tenants() []string
}

func list(s Store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(s.Tenants())
	}
}

func purge(s Store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := s.Purge(r.PathValue("tenant")); err != nil {
			http.Error(w, "not purged", http.StatusConflict)
		}
	}
}

func Routes(mux *http.ServeMux, s Store) {
	mux.HandleFunc("GET /tenants", list(s))
	mux.HandleFunc("DELETE /admin/tenants/{tenant}", purge(s))
}
