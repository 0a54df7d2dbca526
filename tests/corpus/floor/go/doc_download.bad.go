// CWE-22
package docs

import (
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"

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

func (s *Server) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/projects/{project}/docs/*", s.serveDoc)
	return r
}

func (s *Server) serveDoc(w http.ResponseWriter, r *http.Request) {
	project := chi.URLParam(r, "project")
	rest := chi.URLParam(r, "*")
	path := s.docPath(project, rest)

	f, err := os.Open(path)
	if err != nil {
		s.logger.Info("doc not found", "project", project)
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	if _, err := io.Copy(w, f); err != nil {
		s.logger.Error("copy failed", "err", err)
	}
}

func (s *Server) docPath(project, rest string) string {
	return filepath.Join(s.cfg.DocRoot, project, rest)
}
