package login

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

type Sessions interface {
	Start(w http.ResponseWriter, r *http.Request) error
}

type Pages struct {
	sessions Sessions
}

func (p *Pages) Routes(r chi.Router) {
	r.Post("/login", p.login)
}

func (p *Pages) login(w http.ResponseWriter, r *http.Request) {
	if err := p.sessions.Start(w, r); err != nil {
		http.Error(w, "wrong name or password", http.StatusUnauthorized)
		return
	}
	next := r.PostFormValue("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, "\\") {
		next = "/"
	}
	w.Header().Set("Location", next)
	w.WriteHeader(http.StatusSeeOther)
}
