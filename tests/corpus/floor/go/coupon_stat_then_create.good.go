package coupons

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
)

var codeRe = regexp.MustCompile(`^[A-Z0-9]{8}$`)

type Redeemer struct {
	Dir string
}

func (rd *Redeemer) Redeem(w http.ResponseWriter, r *http.Request) {
	code := r.FormValue("code")
	if !codeRe.MatchString(code) {
		http.Error(w, "unknown code", http.StatusNotFound)
		return
	}
	marker := filepath.Join(rd.Dir, code+".used")
	f, err := os.OpenFile(marker, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		http.Error(w, "already redeemed", http.StatusConflict)
		return
	}
	if err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	_ = json.NewEncoder(f).Encode(map[string]string{"by": r.Header.Get("X-User")})
	if info, err := os.Stat(rd.Dir); err == nil {
		w.Header().Set("Last-Modified", info.ModTime().UTC().Format(http.TimeFormat))
	}
	w.WriteHeader(http.StatusNoContent)
}
