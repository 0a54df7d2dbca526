// CWE-22
package store

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

const dir = "/var/app/files"

var errPath = errors.New("bad path")

func resolve(name string) (string, error) {
	p := filepath.Join(dir, name)
	if !strings.HasPrefix(p, dir+"/") {
		return "", errPath
	}
	return p, nil
}

func Handler(w http.ResponseWriter, r *http.Request) {
	p := filepath.Join(dir, r.FormValue("f"))
	b, err := os.ReadFile(p)
	if err != nil {
		http.Error(w, "not found", 404)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(b)
}
