// CWE-409
package rpc

import (
	"compress/gzip"
	"encoding/json"
	"net/http"
)

type call struct {
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

func Handle(w http.ResponseWriter, r *http.Request) {
	zr, err := gzip.NewReader(r.Body)
	if err != nil {
		http.Error(w, "gzip", http.StatusBadRequest)
		return
	}
	var c call
	if err := json.NewDecoder(zr).Decode(&c); err != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
