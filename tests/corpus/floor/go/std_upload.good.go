// CWE-434
package gallery

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/go-chi/chi/v5"
)

func Upload(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	file, hdr, err := r.FormFile("image")
	if err != nil || id == "" {
		http.Error(w, "no image", http.StatusBadRequest)
		return
	}
	defer file.Close()
	name := filepath.Base(hdr.Filename)
	switch filepath.Ext(name) {
	case ".png", ".jpg":
	default:
		http.Error(w, "type not allowed", http.StatusUnsupportedMediaType)
		return
	}
	dst, err := os.Create(filepath.Join("web/static/uploads", name))
	if err != nil {
		http.Error(w, "cannot save", http.StatusInternalServerError)
		return
	}
	defer dst.Close()
	io.Copy(dst, io.LimitReader(file, 5<<20))
}
