package themes

import (
	"html/template"
	"net/http"
	"path"
)

type Loader struct{ dir string }

func (l *Loader) Page(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("theme")
	if err != nil {
		http.Error(w, "no theme", http.StatusBadRequest)
		return
	}
	switch c.Value {
	case "dark", "light", "plain":
	default:
		http.NotFound(w, r)
		return
	}
	t, err := template.ParseFiles(path.Join(l.dir, c.Value, "index.html"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	t.Execute(w, nil)
}
