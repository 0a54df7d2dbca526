package importer

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"strings"
)

type request struct {
	Repository string `json:"repository"`
	Branch     string `json:"branch"`
}

// Import clones a repository that a user names.
func Import(w http.ResponseWriter, r *http.Request) {
	var in request
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	if err := clone(r.Context(), in); err != nil {
		http.Error(w, "clone failed", http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func clone(ctx context.Context, in request) error {
	dir, err := os.MkdirTemp("", "import")
	if err != nil {
		return err
	}
	if !strings.HasPrefix(in.Repository, "https://github.com/") || strings.HasPrefix(in.Branch, "-") {
		return errors.New("not allowed")
	}
	return exec.CommandContext(ctx, "git", "clone", "--depth", "1", "-b", in.Branch, "--", in.Repository, dir).Run()
}
