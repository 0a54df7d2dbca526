package sso

import (
	"encoding/base64"
	"net/http"
	"strings"

	"golang.org/x/oauth2"
)

type Flow struct {
	conf *oauth2.Config
}

func (f *Flow) Callback(w http.ResponseWriter, r *http.Request) {
	if _, err := f.conf.Exchange(r.Context(), r.URL.Query().Get("code")); err != nil {
		http.Error(w, "exchange", http.StatusBadGateway)
		return
	}
	raw, err := base64.RawURLEncoding.DecodeString(r.URL.Query().Get("state"))
	if err != nil {
		http.Error(w, "state", http.StatusBadRequest)
		return
	}
	_, back, found := strings.Cut(string(raw), "|")
	if !found || !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.HasPrefix(back, "/\\") {
		back = "/"
	}
	http.Redirect(w, r, back, http.StatusFound)
}
