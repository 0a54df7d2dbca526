package export

import (
	"database/sql"
	"encoding/csv"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"
)

type Handler struct{ db *sql.DB }

func scratch(tenant int64) (*os.File, error) {
	return os.CreateTemp("", fmt.Sprintf("export-%d-*.csv", tenant))
}

func (h *Handler) fill(f *os.File, r *http.Request, tenant int64) error {
	rows, err := h.db.QueryContext(r.Context(), "SELECT id, amount, booked_at FROM payments WHERE tenant_id = $1", tenant)
	if err != nil {
		return err
	}
	defer rows.Close()

	cw := csv.NewWriter(f)
	for rows.Next() {
		var (
			id, amount int64
			booked     time.Time
		)
		if err := rows.Scan(&id, &amount, &booked); err != nil {
			return err
		}
		rec := []string{strconv.FormatInt(id, 10), strconv.FormatInt(amount, 10), booked.Format(time.RFC3339)}
		if err := cw.Write(rec); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

func (h *Handler) Payments(w http.ResponseWriter, r *http.Request) {
	tenant, ok := r.Context().Value(tenantKey{}).(int64)
	if !ok {
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	}
	f, err := scratch(tenant)
	if err != nil {
		http.Error(w, "export failed", http.StatusInternalServerError)
		return
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if err := h.fill(f, r, tenant); err != nil {
		http.Error(w, "export failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/csv")
	http.ServeContent(w, r, "payments.csv", time.Now(), f)
}

type tenantKey struct{}
