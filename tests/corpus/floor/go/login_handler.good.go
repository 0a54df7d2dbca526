package account

import (
	"database/sql"
	"encoding/json"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

type credentials struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

type Accounts struct {
	db       *sql.DB
	sessions interface{ Start(http.ResponseWriter, int64) error }
}

func (a *Accounts) Login(w http.ResponseWriter, r *http.Request) {
	var in credentials
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&in); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	var id int64
	var stored string
	err := a.db.QueryRowContext(r.Context(), "SELECT id, password FROM account WHERE email = $1", in.Email).Scan(&id, &stored)
	if err != nil || bcrypt.CompareHashAndPassword([]byte(stored), []byte(in.Password)) != nil {
		http.Error(w, "wrong email or password", http.StatusUnauthorized)
		return
	}
	if err := a.sessions.Start(w, id); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
	}
}
