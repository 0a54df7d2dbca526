// CWE-601
package web

import (
	"net/http"
	"strings"

	"github.com/gorilla/sessions"
)

type Server struct {
	store sessions.Store
}

func (s *Server) afterLogin(w http.ResponseWriter, r *http.Request) {
	session, err := s.store.Get(r, "session")
	if err != nil || session.IsNew {
		http.Redirect(w, r, "/login", http.StatusSeeOther)
		return
	}
	next := r.FormValue("next")
	if next == "" {
		next = "/"
	}
	next = strings.TrimSpace(next)
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, "\\") {
		next = "/"
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}
