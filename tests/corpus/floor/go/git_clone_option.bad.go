// CWE-88
package mirror

import (
	"context"
	"encoding/json"
	"net/http"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/google/uuid"
)

type importRequest struct {
	Remote string `json:"remote"`
	Branch string `json:"branch"`
}

type Service struct {
	Root string
}

func (s *Service) Import(w http.ResponseWriter, r *http.Request) {
	var body importRequest
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&body); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	ctx, stop := context.WithTimeout(r.Context(), 2*time.Minute)
	defer stop()
	target := filepath.Join(s.Root, uuid.NewString())
	cmd := exec.CommandContext(ctx, "git", "clone", "--depth=1", body.Remote, target)
	if err := cmd.Run(); err != nil {
		http.Error(w, "clone failed", http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
