// CWE-601
package auth

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/gorilla/sessions"
)

type Users interface {
	Check(name, password string) (int64, bool)
}

type App struct {
	users   Users
	store   sessions.Store
	homeURL string
}

func (a *App) Mount(r *mux.Router) {
	r.HandleFunc("/login", a.login).Methods(http.MethodPost)
}

func (a *App) login(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "bad form", http.StatusBadRequest)
		return
	}
	id, ok := a.users.Check(r.PostForm.Get("name"), r.PostForm.Get("password"))
	if !ok {
		http.Error(w, "wrong name or password", http.StatusUnauthorized)
		return
	}
	session, _ := a.store.New(r, "sid")
	session.Values["uid"] = id
	if err := session.Save(r, w); err != nil {
		http.Error(w, "session", http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, a.target(r), http.StatusSeeOther)
}

func (a *App) target(r *http.Request) string {
	next := r.Form.Get("next")
	if next == "" {
		return a.homeURL
	}
	return next
}
