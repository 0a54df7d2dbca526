package ledger

import (
	"io"
	"net/http"
	"os"
)

type Files struct {
	base string
}

func (f Files) open(name string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(f.base)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Open(name)
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
