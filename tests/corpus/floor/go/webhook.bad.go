// CWE-918
package hooks

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

type subscription struct {
	Callback string `json:"callback"`
	Event    string `json:"event"`
}

const hub = "https://hub.example.com/events/"

// Test sends a test event to the address of a subscription.
func Test(w http.ResponseWriter, r *http.Request) {
	var s subscription
	if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
		http.Error(w, "bad json", http.StatusBadRequest)
		return
	}
	body := bytes.NewBufferString(fmt.Sprintf(`{"event":%q}`, s.Event))
	req, err := http.NewRequestWithContext(r.Context(), http.MethodPost, s.Callback, body)
	if err != nil {
		http.Error(w, "bad callback", http.StatusBadRequest)
		return
	}
	resp, err := (&http.Client{Timeout: 3 * time.Second}).Do(req)
	if err != nil {
		http.Error(w, "unreachable", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
}
