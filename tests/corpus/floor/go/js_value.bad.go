// CWE-79
package page

import (
	"html/template"
	"net/http"
)

var tmpl = template.Must(template.New("x").Parse(`<script>var user = {{.User}};</script>`))

type data struct{ User template.JS }
type safe struct{ User string }

func Show(w http.ResponseWriter, r *http.Request) {
	user := r.URL.Query().Get("user")
	tmpl.Execute(w, data{User: template.JS(user)})
}
