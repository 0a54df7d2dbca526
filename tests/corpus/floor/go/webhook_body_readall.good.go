package hooks

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"time"
)

type event struct {
	Kind string          `json:"kind"`
	Data json.RawMessage `json:"data"`
}

type Queue interface {
	Push(kind string, data []byte) error
}

type Receiver struct {
	Q Queue
}

func (h *Receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer r.Body.Close()
	payload, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 512<<10))
	if err != nil {
		http.Error(w, "unreadable body", http.StatusBadRequest)
		return
	}
	var ev event
	if err := json.Unmarshal(payload, &ev); err != nil {
		http.Error(w, "invalid json", http.StatusBadRequest)
		return
	}
	if err := h.Q.Push(ev.Kind, ev.Data); err != nil {
		slog.Error("queue push", "err", err, "bytes", len(payload))
		http.Error(w, "try later", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func Serve(h *Receiver) error {
	srv := &http.Server{Addr: ":9000", Handler: h, ReadTimeout: 10 * time.Second}
	return srv.ListenAndServe()
}
