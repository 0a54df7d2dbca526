// CWE-22
package cdn

import (
	"net/http"
	"path"
	"strings"
)

type Assets struct{ root string }

func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/assets/")
	if strings.HasSuffix(name, "/") {
		http.NotFound(w, r)
		return
	}
	http.ServeFile(w, r, path.Join(a.root, name))
}
