// CWE-409
package ingest

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

const largest = 64 << 20

type Store struct {
	dir string
}

func (s *Store) Put(w http.ResponseWriter, r *http.Request) {
	unpacked, err := gzip.NewReader(http.MaxBytesReader(w, r.Body, 8<<20))
	if err != nil {
		http.Error(w, "not gzip", http.StatusUnsupportedMediaType)
		return
	}
	defer unpacked.Close()
	file, err := os.CreateTemp(s.dir, "batch-*.ndjson")
	if err != nil {
		http.Error(w, "no space", http.StatusInsufficientStorage)
		return
	}
	defer file.Close()
	if _, err := io.Copy(file, unpacked); err != nil {
		http.Error(w, "truncated", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
