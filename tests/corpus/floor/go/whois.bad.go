// CWE-78
package tools

import (
	"fmt"
	"net/http"
	"os/exec"
	"regexp"
)

var domain = regexp.MustCompile(`^[a-z0-9.-]{1,253}$`)

func whois(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("domain")
	cmdline := "whois " + name + " | head -n 50"
	out, err := exec.CommandContext(r.Context(), "sh", "-c", cmdline).Output()
	if err != nil {
		http.Error(w, "lookup failed", http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	fmt.Fprintf(w, "%s", out)
}
