// CWE-400 CWE-770
package ingest

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
)

type Event struct {
	Name  string          `json:"name"`
	Props json.RawMessage `json:"props"`
}

type Sink interface {
	Write(events []Event) error
}

type Endpoint struct {
	sink Sink
	log  *slog.Logger
}

func parse(body []byte) ([]Event, error) {
	var events []Event
	for _, line := range bytes.Split(body, []byte{'\n'}) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		var ev Event
		if err := json.Unmarshal(line, &ev); err != nil {
			return nil, err
		}
		events = append(events, ev)
	}
	return events, nil
}

func (e *Endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "read failed", http.StatusBadRequest)
		return
	}
	events, err := parse(body)
	if err != nil {
		http.Error(w, "malformed batch", http.StatusBadRequest)
		return
	}
	if err := e.sink.Write(events); err != nil {
		e.log.Error("sink write", "err", err, "events", len(events))
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
