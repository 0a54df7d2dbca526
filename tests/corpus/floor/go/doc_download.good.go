package docs

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-chi/chi/v5"
)

type Config struct {
	DocRoot string
	MaxSize int64
}

type Server struct {
	cfg    Config
	logger *slog.Logger
}

var errOutside = errors.New("outside of the document root")

func (s *Server) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/projects/{project}/docs/*", s.serveDoc)
	return r
}

func (s *Server) serveDoc(w http.ResponseWriter, r *http.Request) {
	project := chi.URLParam(r, "project")
	rest := chi.URLParam(r, "*")
	path, err := s.docPath(project, rest)
	if err != nil {
		http.NotFound(w, r)
		return
	}

	f, err := os.Open(path)
	if err != nil {
		s.logger.Info("doc not found")
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	if _, err := io.Copy(w, f); err != nil {
		s.logger.Error("copy failed", "err", err)
	}
}

func (s *Server) docPath(project, rest string) (string, error) {
	root, err := filepath.Abs(s.cfg.DocRoot)
	if err != nil {
		return "", err
	}
	full := filepath.Join(root, project, rest)
	rel, err := filepath.Rel(root, full)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", errOutside
	}
	return full, nil
}
