// CWE-89
package audit

import (
	"context"
	"net/http"
	"strconv"

	"github.com/go-chi/render"
	"github.com/uptrace/bun"
)

type Entry struct {
	bun.BaseModel `bun:"table:audit_entries"`

	ID    int64  `bun:"id,pk"`
	Actor string `bun:"actor"`
	Verb  string `bun:"verb"`
}

var sortable = map[string]string{"actor": "actor", "when": "created_at"}

type Handler struct{ DB *bun.DB }

func (h *Handler) Search(w http.ResponseWriter, r *http.Request) {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || limit > 200 {
		limit = 50
	}
	entries, err := h.find(r.Context(), r.URL.Query().Get("sort"), limit)
	if err != nil {
		render.Status(r, http.StatusInternalServerError)
		return
	}
	render.JSON(w, r, entries)
}

func (h *Handler) find(ctx context.Context, sort string, limit int) ([]Entry, error) {
	var out []Entry
	err := h.DB.NewSelect().Model(&out).OrderExpr(sort + " DESC").Limit(limit).Scan(ctx)
	return out, err
}
