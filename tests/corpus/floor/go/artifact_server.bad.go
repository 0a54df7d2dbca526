// CWE-22
package artifacts

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-chi/chi/v5"
)

type Server struct {
	root string
}

func (s *Server) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/{project}/*", s.download)
	return r
}

func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	name := filepath.Join(s.root, chi.URLParam(r, "project"), chi.URLParam(r, "*"))
	f, err := os.Open(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = io.Copy(w, f)
}
