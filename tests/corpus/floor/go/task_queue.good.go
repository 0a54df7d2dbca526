package queue

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"path/filepath"
)

// Task is one unit of work for the maintenance runner.
type Task interface {
	Run(ctx context.Context) error
}

type Reindex struct{ Index string }

func (t Reindex) Run(ctx context.Context) error {
	if t.Index == "" {
		return errors.New("reindex: no index")
	}
	return ctx.Err()
}

// PurgeDir empties a scratch directory; queued by the janitor only.
type PurgeDir struct{ Dir string }

func (t PurgeDir) Run(context.Context) error {
	return os.RemoveAll(filepath.Clean(t.Dir))
}

func decode(w http.ResponseWriter, r *http.Request) (Task, error) {
	var t Reindex
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<10))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		return nil, err
	}
	return t, nil
}

func Submit(queue chan<- Task) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t, err := decode(w, r)
		if err != nil {
			http.Error(w, "bad task", http.StatusBadRequest)
			return
		}
		select {
		case queue <- t:
			w.WriteHeader(http.StatusAccepted)
		default:
			http.Error(w, "queue full", http.StatusServiceUnavailable)
		}
	})
}
