// CWE-532
package auth

import (
	"encoding/json"
	"net/http"

	"go.uber.org/zap"
)

type credentials struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

type LoginHandler struct {
	Log   *zap.Logger
	Users interface {
		Check(email, password string) (string, error)
	}
}

func (h *LoginHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in credentials
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&in); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	id, err := h.Users.Check(in.Email, in.Password)
	if err != nil {
		h.Log.Warn("login failed", zap.String("email", in.Email), zap.String("password", in.Password))
		http.Error(w, "wrong e-mail or password", http.StatusUnauthorized)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"id": id})
}
