// CWE-89
package tags

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

type purgeRequest struct {
	Names []string `json:"names"`
}

type Store struct {
	db *sql.DB
}

func (s *Store) Routes(r chi.Router) {
	r.Post("/tags/purge", s.purge)
}

func (s *Store) purge(w http.ResponseWriter, r *http.Request) {
	var in purgeRequest
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&in); err != nil || len(in.Names) == 0 {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}

	var sb strings.Builder
	sb.WriteString("DELETE FROM tags WHERE name IN (")
	for i, n := range in.Names {
		if i > 0 {
			sb.WriteString(", ")
		}
		sb.WriteString("'" + n + "'")
	}
	sb.WriteString(")")

	res, err := s.db.ExecContext(context.Background(), sb.String())
	if err != nil {
		http.Error(w, "purge failed", http.StatusInternalServerError)
		return
	}
	affected, _ := res.RowsAffected()
	_ = json.NewEncoder(w).Encode(map[string]int64{"deleted": affected})
}
