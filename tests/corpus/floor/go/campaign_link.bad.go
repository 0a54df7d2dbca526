// CWE-601
package tracking

import (
	"log/slog"
	"net/http"
	"time"
)

type Recorder interface {
	Click(campaign string, at time.Time) error
}

type Links struct {
	rec Recorder
	log *slog.Logger
}

func NewLinks(rec Recorder, log *slog.Logger) *Links {
	return &Links{rec: rec, log: log}
}

func (l *Links) Click(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	target := q.Get("u")
	if target == "" {
		http.NotFound(w, r)
		return
	}
	if err := l.rec.Click(q.Get("c"), time.Now()); err != nil {
		l.log.Warn("click not recorded", "err", err)
	}
	http.Redirect(w, r, target, http.StatusFound)
}
