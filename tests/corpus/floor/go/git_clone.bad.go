// CWE-88 CWE-78
package build

import (
	"encoding/json"
	"net/http"
	"os/exec"
	"strings"
)

type job struct {
	Repo   string `json:"repo"`
	Branch string `json:"branch"`
}

func Build(w http.ResponseWriter, r *http.Request) {
	var j job
	if err := json.NewDecoder(r.Body).Decode(&j); err != nil {
		http.Error(w, "bad json", http.StatusBadRequest)
		return
	}
	cmd := exec.CommandContext(r.Context(), "git", "clone", "--depth=1", j.Repo)
	if err := cmd.Run(); err != nil {
		http.Error(w, "clone failed", http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
