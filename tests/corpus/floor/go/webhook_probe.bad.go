// CWE-918
package probe

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"
)

type target struct {
	Callback string `json:"callback"`
}

type Service struct {
	hc *http.Client
}

func New() *Service {
	return &Service{hc: &http.Client{Timeout: 3 * time.Second}}
}

func (s *Service) Probe(w http.ResponseWriter, r *http.Request) {
	var t target
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&t); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	u, err := url.ParseRequestURI(t.Callback)
	if err != nil || u.Scheme != "https" {
		http.Error(w, "callback must be https", http.StatusUnprocessableEntity)
		return
	}
	req, err := http.NewRequestWithContext(r.Context(), http.MethodHead, u.String(), nil)
	if err != nil {
		http.Error(w, "bad callback", http.StatusUnprocessableEntity)
		return
	}
	resp, err := s.hc.Do(req)
	if err != nil {
		http.Error(w, "unreachable", http.StatusBadGateway)
		return
	}
	resp.Body.Close()
	w.WriteHeader(http.StatusNoContent)
}
