package media

import (
	"io"
	"net/http"
	"net/url"
	"time"
)

var client = &http.Client{Timeout: 10 * time.Second}

var allowed = map[string]bool{
	"images.example.com": true,
	"cdn.example.com":    true,
}

func ProxyImage(w http.ResponseWriter, r *http.Request) {
	raw := r.URL.Query().Get("src")
	target, err := url.Parse(raw)
	if err != nil || target.Scheme != "https" {
		http.Error(w, "bad source", http.StatusBadRequest)
		return
	}
	if !allowed[target.Hostname()] {
		http.Error(w, "host is not allowed", http.StatusForbidden)
		return
	}
	resp, err := client.Get(target.String())
	if err != nil {
		http.Error(w, "upstream failed", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.Header().Set("Content-Type", resp.Header.Get("Content-Type"))
	_, _ = io.Copy(w, io.LimitReader(resp.Body, 10<<20))
}
