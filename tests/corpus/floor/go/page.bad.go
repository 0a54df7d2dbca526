// CWE-79
package page

import (
	"html/template"
	"net/http"
)

var view = template.Must(template.New("v").Parse(`<h1>{{.Title}}</h1><div>{{.Body}}</div>`))

type data struct {
	Title string
	Body  template.HTML
}

func Show(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "bad form", http.StatusBadRequest)
		return
	}
	d := data{Title: "Preview", Body: template.HTML(r.FormValue("body"))}
	_ = view.Execute(w, d)
}
