// CWE-22
package notes

import (
	"io"
	"net/http"
	"os"
)

func Note(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	f, err := os.Open("notes/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	io.Copy(w, f)
}
