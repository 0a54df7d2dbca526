// CWE-22
package ledger

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
)

type Files struct {
	base string
}

func (f Files) open(name string) (io.ReadCloser, error) {
	return os.Open(filepath.Join(f.base, name))
}

func (f Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	src, err := f.open(r.PathValue("name"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer src.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	io.Copy(w, src)
}
