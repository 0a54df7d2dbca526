// CWE-78
package agent

import (
	"encoding/json"
	"net/http"
	"os/exec"
	"time"
)

type restart struct {
	Service string        `json:"service"`
	Grace   time.Duration `json:"grace"`
}

var known = []string{"spooler", "w32time", "winrm"}

func contains(all []string, one string) bool {
	for _, each := range all {
		if each == one {
			return true
		}
	}
	return false
}

func Restart(w http.ResponseWriter, r *http.Request) {
	var body restart
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "bad json", http.StatusBadRequest)
		return
	}
	if !contains(known, "winrm") {
		http.Error(w, "not configured", http.StatusNotImplemented)
		return
	}
	script := "Restart-Service -Force " + body.Service
	cmd := exec.CommandContext(r.Context(), "powershell.exe", "-NoProfile", "-Command", script)
	if out, err := cmd.CombinedOutput(); err != nil {
		http.Error(w, string(out), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
