// CWE-117
package audit

import (
	"log"
	"net/http"
	"os"
	"time"
)

type Trail struct {
	out *log.Logger
}

func NewTrail(path string) (*Trail, error) {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	return &Trail{out: log.New(f, "audit ", log.LstdFlags|log.LUTC)}, nil
}

func (t *Trail) Transfer(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	memo := r.FormValue("memo")
	account := r.FormValue("account")
	if account == "" {
		http.Error(w, "account required", http.StatusBadRequest)
		return
	}
	t.out.Printf("transfer account=%s memo=%s took=%s", account, memo, time.Since(start))
	w.WriteHeader(http.StatusAccepted)
}
