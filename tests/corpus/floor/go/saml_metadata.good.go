package saml

import (
	"io"
	"net/http"

	"github.com/lestrrat-go/libxml2/parser"
	"github.com/lestrrat-go/libxml2/types"
)

func read(r io.Reader) (types.Document, error) {
	p := parser.New(parser.XMLParseNoNet)
	return p.ParseReader(io.LimitReader(r, 1<<20))
}

func Import(w http.ResponseWriter, r *http.Request) {
	doc, err := read(r.Body)
	if err != nil {
		http.Error(w, "metadata is not XML", http.StatusBadRequest)
		return
	}
	defer doc.Free()
	w.WriteHeader(http.StatusAccepted)
}
