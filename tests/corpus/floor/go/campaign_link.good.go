package tracking

import (
	"log/slog"
	"net/http"
	"net/url"
	"time"
)

type Recorder interface {
	Click(campaign string, at time.Time) error
}

type Links struct {
	rec Recorder
	log *slog.Logger
	// hosts lists the landing sites the marketing team owns.
	hosts map[string]bool
}

func NewLinks(rec Recorder, log *slog.Logger, hosts ...string) *Links {
	set := make(map[string]bool, len(hosts))
	for _, h := range hosts {
		set[h] = true
	}
	return &Links{rec: rec, log: log, hosts: set}
}

func (l *Links) Click(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	target := q.Get("u")
	if target == "" {
		http.NotFound(w, r)
		return
	}
	dest, err := url.Parse(target)
	if err != nil || dest.Scheme != "https" || !l.hosts[dest.Host] {
		http.NotFound(w, r)
		return
	}
	if err := l.rec.Click(q.Get("c"), time.Now()); err != nil {
		l.log.Warn("click not recorded", "err", err)
	}
	http.Redirect(w, r, dest.String(), http.StatusFound)
}
