// CWE-22
package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

const root = "/srv/docs"

func serveDoc(w http.ResponseWriter, r *http.Request) {
	rel := strings.TrimPrefix(r.URL.Path, "/docs/")
	full := filepath.Join(root, rel)
	abs, err := filepath.Abs(full)
	if err != nil || !strings.HasPrefix(abs, root+string(filepath.Separator)) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	f, err := os.Open(abs)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	io.Copy(w, f)
}
