package web

import (
	"html/template"
	"net/http"
)

type profileStore interface {
	Find(id string) (Profile, bool)
}

// Profile is what others see of somebody.
type Profile struct {
	Name string
	Bio  string
}

var card = template.Must(template.New("card").Parse(`<div class="card"><h2>{{.Name}}</h2><p>{{.Bio}}</p></div>`))

// Card shows a profile as a fragment.
func Card(store profileStore) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		profile, ok := store.Find(r.PathValue("id"))
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = card.Execute(w, profile)
	}
}
