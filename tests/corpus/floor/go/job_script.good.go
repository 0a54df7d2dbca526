package jobs

import (
	"io"
	"net/http"
	"os/exec"
	"strings"
)

func Run(w http.ResponseWriter, r *http.Request) {
	name := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' {
			return c
		}
		return -1
	}, r.FormValue("name"))
	cmd := exec.Command("tar", "czf", "/backup/"+name+".tgz", "/srv/data")
	out, err := cmd.Output()
	if err != nil {
		http.Error(w, "backup", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, string(out[:0]))
}
