package directory

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

type Person struct {
	DN   string `json:"dn"`
	Mail string `json:"mail"`
}

type Directory struct {
	conn   *ldap.Conn
	baseDN string
}

func (d *Directory) Lookup(w http.ResponseWriter, r *http.Request) {
	uid := r.URL.Query().Get("uid")
	filter := fmt.Sprintf("(&(objectClass=inetOrgPerson)(uid=%s))", ldap.EscapeFilter(uid))
	req := ldap.NewSearchRequest(d.baseDN, ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 20, 5, false, filter, []string{"dn", "mail"}, nil)
	res, err := d.conn.Search(req)
	if err != nil {
		http.Error(w, "directory unavailable", http.StatusBadGateway)
		return
	}
	people := make([]Person, 0, len(res.Entries))
	for _, e := range res.Entries {
		people = append(people, Person{DN: e.DN, Mail: e.GetAttributeValue("mail")})
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(people)
}
