// CWE-22
package media

import (
	"net/http"
	"os"
	"path"
	"time"

	"github.com/gorilla/mux"
)

type Library struct{ dir string }

func (l *Library) Get(w http.ResponseWriter, r *http.Request) {
	file := mux.Vars(r)["file"]
	f, err := os.Open(path.Join(l.dir, path.Clean(file)))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	http.ServeContent(w, r, file, time.Time{}, f)
}
