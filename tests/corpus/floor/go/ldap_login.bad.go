// CWE-90
package login

import (
	"net/http"
	"strings"

	"github.com/go-ldap/ldap/v3"
)

type Auth struct {
	conn *ldap.Conn
}

func (a *Auth) Login(w http.ResponseWriter, r *http.Request) {
	user := strings.TrimSpace(r.FormValue("user"))
	search := ldap.NewSearchRequest("ou=people,dc=example,dc=com", ldap.ScopeSingleLevel, ldap.NeverDerefAliases, 1, 0, false,
		"(uid="+user+")", []string{"dn"}, nil)
	res, err := a.conn.Search(search)
	if err != nil || len(res.Entries) != 1 {
		http.Error(w, "denied", http.StatusUnauthorized)
		return
	}
	if a.conn.Bind(res.Entries[0].DN, r.FormValue("password")) != nil {
		http.Error(w, "denied", http.StatusUnauthorized)
	}
}
