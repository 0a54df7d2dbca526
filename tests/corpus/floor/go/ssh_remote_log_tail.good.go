package fleet

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"

	"github.com/go-chi/chi/v5"
	"golang.org/x/crypto/ssh"
)

type Agent struct {
	client *ssh.Client
}

var unitName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,40}$`)

func (a *Agent) Journal(w http.ResponseWriter, r *http.Request) {
	unit := chi.URLParam(r, "unit")
	if !unitName.MatchString(unit) {
		http.Error(w, "unknown unit", http.StatusNotFound)
		return
	}

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
