// CWE-89
package auth

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
)

type Handler struct {
	db *sql.DB
}

type credentials struct {
	Email string `json:"email"`
	Token string `json:"token"`
}

// Login looks the user up by e-mail address and one-time token.
func (h *Handler) Login(w http.ResponseWriter, r *http.Request) {
	var c credentials
	if err := json.NewDecoder(r.Body).Decode(&c); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	query := fmt.Sprintf("SELECT id, role FROM users WHERE email = '%s' AND token = '%s'", c.Email, c.Token)
	var id int64
	var role string
	if err := h.db.QueryRowContext(r.Context(), query).Scan(&id, &role); err != nil {
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"id": id, "role": role})
}
