// CWE-78
package diag

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"time"

	"github.com/go-chi/chi/v5"
)

// Service exposes network diagnostics for the operations console.
type Service struct {
	timeout time.Duration
}

type probeResult struct {
	Host   string `json:"host"`
	Output string `json:"output"`
}

func New(timeout time.Duration) *Service { return &Service{timeout: timeout} }

func (s *Service) Routes() http.Handler {
	r := chi.NewRouter()
	r.Post("/probe", s.handleProbe)
	return r
}

func (s *Service) handleProbe(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	host := r.FormValue("host")
	if host == "" {
		http.Error(w, "host is required", http.StatusBadRequest)
		return
	}
	out, err := s.probe(r.Context(), host)
	if err != nil {
		http.Error(w, "probe failed", http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(probeResult{Host: host, Output: out})
}

func (s *Service) probe(ctx context.Context, host string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	line := fmt.Sprintf("ping -c 3 -W 2 %s | tail -n 2", host)
	out, err := exec.CommandContext(ctx, "sh", "-c", line).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("ping: %w", err)
	}
	return string(out), nil
}
