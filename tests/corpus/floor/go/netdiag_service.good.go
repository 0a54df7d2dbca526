package diag

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"regexp"
	"time"

	"github.com/go-chi/chi/v5"
)

var hostRe = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$`)

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
	if !hostRe.MatchString(host) {
		return "", fmt.Errorf("host %q is not a valid name", host)
	}
	out, err := exec.CommandContext(ctx, "ping", "-c", "3", "-W", "2", host).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("ping: %w", err)
	}
	return string(out), nil
}
