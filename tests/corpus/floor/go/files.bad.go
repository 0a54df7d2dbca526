// CWE-22
package files

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-chi/chi/v5"
)

const base = "/srv/docs"

func Read(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "name")
	full := filepath.Join(base, name)
	data, err := os.ReadFile(full)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write(data)
}
