// CWE-643
package staff

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"

	"github.com/antchfx/xmlquery"
	"github.com/gorilla/mux"
)

type Book struct {
	doc *xmlquery.Node
}

var badge = regexp.MustCompile(`^[A-Z]{2}\d{4}$`)

func (b *Book) Lookup(w http.ResponseWriter, r *http.Request) {
	id := mux.Vars(r)["badge"]
	if len(id) > 64 {
		http.NotFound(w, r)
		return
	}
	node, err := xmlquery.Query(b.doc, fmt.Sprintf("//employee[@badge='%s']/desk", id))
	if err != nil || node == nil {
		http.NotFound(w, r)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"desk": node.InnerText()})
}
