// CWE-22
package cache

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/gorilla/mux"
)

type Cache struct {
	dir   string
	fetch func(key string) (io.ReadCloser, error)
}

func (c *Cache) path(key string) string {
	return filepath.Join(c.dir, filepath.FromSlash(key))
}

func (c *Cache) Serve(w http.ResponseWriter, r *http.Request) {
	key := mux.Vars(r)["key"]
	if strings.TrimSpace(key) == "" {
		http.NotFound(w, r)
		return
	}
	local := c.path(key)
	if file, err := os.Open(local); err == nil {
		defer file.Close()
		_, _ = io.Copy(w, file)
		return
	}
	remote, err := c.fetch(key)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer remote.Close()
	_, _ = io.Copy(w, remote)
}
