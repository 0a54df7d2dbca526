// CWE-532
package api

import (
	"encoding/json"
	"log/slog"
	"net/http"
)

type credentials struct {
	User     string `json:"user"`
	Password string `json:"password"`
}

func Login(check func(user, password string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in credentials
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			http.Error(w, "json", http.StatusBadRequest)
			return
		}
		logger := slog.With("remote", r.RemoteAddr)
		if !check(in.User, in.Password) {
			logger.WarnContext(r.Context(), "login failed", slog.String("user", in.User), slog.String("given", in.Password))
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		logger.InfoContext(r.Context(), "login", "user", in.User)
	}
}
