// CWE-22
package reports

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-chi/chi/v5"
)

const baseDir = "/var/lib/reports"

// Download sends one report as a file.
func Download(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "name")
	if !strings.HasSuffix(name, ".pdf") {
		name += ".pdf"
	}
	target := filepath.Join(baseDir, name)
	if rel, err := filepath.Rel(baseDir, target); err != nil || strings.HasPrefix(rel, "..") {
		http.Error(w, "no such report", http.StatusBadRequest)
		return
	}
	data, err := os.ReadFile(target)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/pdf")
	_, _ = w.Write(data)
}
