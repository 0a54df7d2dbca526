package orders

import (
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
)

type Order struct {
	ID    int64 `json:"id"`
	Total int64 `json:"total"`
}

type orderStore struct{ db *sql.DB }

func (s *orderStore) Get(ctx context.Context, id int64) (*Order, error) {
	o := &Order{}
	err := s.db.QueryRowContext(ctx, "SELECT id, total FROM orders WHERE id = $1", id).Scan(&o.ID, &o.Total)
	return o, err
}

type Handler struct {
	store *orderStore
	log   *slog.Logger
}

func (h *Handler) fail(w http.ResponseWriter, status int, err error) {
	h.log.Error("request failed", "err", err)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": http.StatusText(status)})
}

func (h *Handler) Get(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		http.Error(w, "invalid id", http.StatusBadRequest)
		return
	}
	o, err := h.store.Get(r.Context(), id)
	if err != nil {
		h.fail(w, http.StatusInternalServerError, err)
		return
	}
	_ = json.NewEncoder(w).Encode(o)
}
