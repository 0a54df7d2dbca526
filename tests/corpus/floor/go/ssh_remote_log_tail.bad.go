// CWE-78
package fleet

import (
	"bytes"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"golang.org/x/crypto/ssh"
)

type Agent struct {
	client *ssh.Client
}

func (a *Agent) Journal(w http.ResponseWriter, r *http.Request) {
	unit := chi.URLParam(r, "unit")

	sess, err := a.client.NewSession()
	if err != nil {
		http.Error(w, "agent unreachable", http.StatusBadGateway)
		return
	}
	defer sess.Close()

	var buf bytes.Buffer
	sess.Stdout = &buf
	if err := sess.Run(fmt.Sprintf("journalctl -u %s -n 200 --no-pager", unit)); err != nil {
		http.Error(w, "journalctl failed", http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = buf.WriteTo(w)
}
