// CWE-79
package web

import (
	"fmt"
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

// Card shows a profile as a fragment.
func Card(store profileStore) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		profile, ok := store.Find(r.PathValue("id"))
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<div class="card"><h2>%s</h2><p>%s</p></div>`, profile.Name, profile.Bio)
	}
}
