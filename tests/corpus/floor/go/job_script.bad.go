// CWE-78
package jobs

import (
	"io"
	"net/http"
	"os/exec"
	"strings"
)

func Run(w http.ResponseWriter, r *http.Request) {
	cmd := exec.Command("/bin/sh")
	cmd.Stdin = strings.NewReader("tar czf /backup/" + r.FormValue("name") + ".tgz /srv/data\n")
	out, err := cmd.Output()
	if err != nil {
		http.Error(w, "backup", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, string(out[:0]))
}
