// CWE-22
package notes

import (
	"io"
	"net/http"
	"os"
)

func Note(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	root, err := os.OpenRoot("notes")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	f, err := root.Open(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	io.Copy(w, f)
}
