// CWE-918
package hooks

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

type testRequest struct {
	CallbackURL string `json:"callback_url"`
}

type Tester struct {
	client *http.Client
}

func NewTester() *Tester {
	return &Tester{client: &http.Client{Timeout: 5 * time.Second}}
}

func (t *Tester) Handle(w http.ResponseWriter, r *http.Request) {
	var in testRequest
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 8<<10)).Decode(&in); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	status, err := t.deliver(r.Context(), in.CallbackURL)
	if err != nil {
		http.Error(w, "delivery failed", http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]int{"status": status})
}

func (t *Tester) deliver(ctx context.Context, target string) (int, error) {
	payload := bytes.NewReader([]byte(`{"event":"ping"}`))
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target, payload)
	if err != nil {
		return 0, err
	}
	resp, err := t.client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	return resp.StatusCode, nil
}
