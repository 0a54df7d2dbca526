// CWE-770
package imports

import (
	"bytes"
	"io"
	"net/http"

	"github.com/julienschmidt/httprouter"
)

type Sink interface {
	Put(account string, rows []byte) error
}

type Endpoint struct {
	sink Sink
}

func (e *Endpoint) Handle(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, r.Body); err != nil {
		http.Error(w, "read failed", http.StatusBadRequest)
		return
	}
	if err := e.sink.Put(ps.ByName("account"), buf.Bytes()); err != nil {
		http.Error(w, "import failed", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
