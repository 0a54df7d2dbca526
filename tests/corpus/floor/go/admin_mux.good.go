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

func requireAdmin(next http.HandlerFunc) http.HandlerFunc {
	want := os.Getenv("ADMIN_TOKEN")
	return func(w http.ResponseWriter, r *http.Request) {
		if want == "" || subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Admin-Token")), []byte(want)) != 1 {
			http.Error(w, "forbidden", http.StatusForbidden)
			return
		}
		next(w, r)
	}
}

func Routes(mux *http.ServeMux, s Store) {
	mux.HandleFunc("GET /tenants", requireAdmin(list(s)))
	mux.HandleFunc("DELETE /admin/tenants/{tenant}", requireAdmin(purge(s)))
}
