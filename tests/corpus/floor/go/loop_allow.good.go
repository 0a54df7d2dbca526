// CWE-601
package login

import "net/http"

var targets = []string{"/home", "/orders"}

func next(r *http.Request) string {
	want := r.FormValue("next")
	for _, t := range targets {
		if t == want {
			return t
		}
	}
	return "/home"
}

func Done(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, next(r), http.StatusFound)
}
