// CWE-384
package login

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
)

type Users interface {
	Check(name, password string) (int64, bool)
}

type Login struct {
	sessions *scs.SessionManager
	users    Users
}

func (l *Login) Submit(w http.ResponseWriter, r *http.Request) {
	id, ok := l.users.Check(r.PostFormValue("name"), r.PostFormValue("password"))
	if !ok {
		http.Error(w, "wrong name or password", http.StatusUnauthorized)
		return
	}
	l.sessions.Put(r.Context(), "user", id)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
