// CWE-434 CWE-22
package files

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/google/uuid"
)

var extensions = map[string]string{"image/png": ".png", "image/jpeg": ".jpg"}

// Upload keeps an avatar.
func Upload(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<20)
	file, header, err := r.FormFile("avatar")
	if err != nil {
		http.Error(w, "no file", http.StatusBadRequest)
		return
	}
	defer file.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	kind := http.DetectContentType(head[:n])
	ext, ok := extensions[kind]
	if !ok {
		http.Error(w, "not an image", http.StatusUnsupportedMediaType)
		return
	}
	path := filepath.Join("public", "avatars", uuid.NewString()+ext)
	out, err := os.Create(path)
	if err != nil {
		http.Error(w, "cannot store "+kind, http.StatusInternalServerError)
		return
	}
	defer out.Close()
	_, _ = out.Write(head[:n])
	_, _ = io.Copy(out, file)
	w.WriteHeader(http.StatusCreated)
}
