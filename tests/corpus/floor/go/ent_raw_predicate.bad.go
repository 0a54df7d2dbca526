// CWE-89
package directory

import (
	"fmt"
	"net/http"
	"strings"

	"entgo.io/ent/dialect/sql"
	"github.com/gorilla/mux"

	"example.org/directory/ent"
)

type Server struct {
	client *ent.Client
}

func (s *Server) People(w http.ResponseWriter, r *http.Request) {
	team := mux.Vars(r)["team"]
	prefix := strings.ToUpper(r.URL.Query().Get("prefix"))
	people, err := s.client.Person.Query().Where(func(sel *sql.Selector) {
		sel.Where(sql.EQ("team", team))
		if prefix != "" {
			sel.Where(sql.ExprP(fmt.Sprintf("upper(name) LIKE '%s%%'", prefix)))
		}
	}).All(r.Context())
	if err != nil {
		http.Error(w, "query", http.StatusInternalServerError)
		return
	}
	for _, each := range people {
		fmt.Fprintf(w, "%q\n", each.Name)
	}
}
