// CWE-611
package feed

import (
	"net/http"

	"github.com/lestrrat-go/libxml2/parser"
)

func Parse(w http.ResponseWriter, r *http.Request) {
	p := parser.New(parser.XMLParseNoNet)
	doc, err := p.ParseReader(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "bad feed", http.StatusBadRequest)
		return
	}
	defer doc.Free()
}
