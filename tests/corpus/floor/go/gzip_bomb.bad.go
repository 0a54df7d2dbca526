// CWE-409 CWE-400 CWE-770
package ingest

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

const limit = 64 << 20

func Ingest(w http.ResponseWriter, r *http.Request) {
	zr, err := gzip.NewReader(r.Body)
	if err != nil {
		http.Error(w, "not gzip", http.StatusBadRequest)
		return
	}
	defer zr.Close()
	f, err := os.CreateTemp("", "ingest-*")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	if _, err := io.Copy(f, zr); err != nil {
		http.Error(w, "bad data", http.StatusBadRequest)
	}
}
