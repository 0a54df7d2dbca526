package tags

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

type bulkRequest struct {
	Names []string `json:"names"`
}

type Repo struct{ db *sql.DB }

func NewRepo(db *sql.DB) *Repo { return &Repo{db: db} }

func (r *Repo) DeleteMany(ctx context.Context, tenant int64, names []string) (int64, error) {
	if len(names) == 0 {
		return 0, nil
	}
	marks := strings.TrimSuffix(strings.Repeat("?,", len(names)), ",")
	args := make([]any, 0, len(names)+1)
	args = append(args, tenant)
	for _, n := range names {
		args = append(args, n)
	}
	stmt := fmt.Sprintf("DELETE FROM tags WHERE tenant_id = ? AND name IN (%s)", marks)
	res, err := r.db.ExecContext(ctx, stmt, args...)
	if err != nil {
		return 0, fmt.Errorf("delete tags: %w", err)
	}
	return res.RowsAffected()
}

func BulkDelete(repo *Repo, tenantOf func(*http.Request) int64) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var req bulkRequest
		body := http.MaxBytesReader(w, r.Body, 64<<10)
		if err := json.NewDecoder(body).Decode(&req); err != nil || len(req.Names) > 500 {
			http.Error(w, "bad request", http.StatusBadRequest)
			return
		}
		n, err := repo.DeleteMany(r.Context(), tenantOf(r), req.Names)
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]int64{"deleted": n})
	}
}
