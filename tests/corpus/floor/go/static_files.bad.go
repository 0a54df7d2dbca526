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
	f, err := os.Open(full)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	io.Copy(w, f)
}
