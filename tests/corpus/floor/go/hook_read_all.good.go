package hooks

import (
	"encoding/json"
	"io"
	"net/http"
	"time"
)

type event struct {
	Kind string `json:"kind"`
}

type Hook struct {
	queue chan event
}

func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	var in event
	if json.Unmarshal(body, &in) != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	select {
	case h.queue <- in:
		w.WriteHeader(http.StatusAccepted)
	case <-time.After(time.Second):
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}
