// CWE-532
package login

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/go-chi/chi/v5"
	"golang.org/x/crypto/bcrypt"
)

type credentials struct {
	Username string `json:"username"`
	Password string `json:"password"`
}

type Users interface {
	HashFor(username string) ([]byte, error)
}

func Mount(r chi.Router, users Users) {
	r.Post("/login", func(w http.ResponseWriter, req *http.Request) {
		var cred credentials
		if err := json.NewDecoder(req.Body).Decode(&cred); err != nil {
			http.Error(w, "bad json", http.StatusBadRequest)
			return
		}
		hash, err := users.HashFor(cred.Username)
		if err == nil {
			err = bcrypt.CompareHashAndPassword(hash, []byte(cred.Password))
		}
		if err != nil {
			slog.Warn("login rejected", "user", cred.Username, "password", cred.Password, "err", err)
			http.Error(w, "wrong user or password", http.StatusUnauthorized)
			return
		}
		slog.Info("login", "user", cred.Username)
		w.WriteHeader(http.StatusNoContent)
	})
}
