// CWE-22
package exports

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-chi/chi/v5"
)

// Server hands out finished exports.
type Server struct{ dir string }

// Routes mounts the handlers.
func (s *Server) Routes(r chi.Router) {
	r.Get("/exports/{name}", s.get)
}

func (s *Server) get(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "name")
	file, err := os.Open(filepath.Join(s.dir, name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", "text/csv")
	_, _ = io.Copy(w, file)
}
