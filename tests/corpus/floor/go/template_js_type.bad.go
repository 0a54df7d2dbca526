// CWE-79
package dashboard

import (
	"html/template"
	"net/http"
	"strings"
)

var page = template.Must(template.New("dash").Parse(`
<body><div id="chart" data-title="{{.Title}}"></div>
<script>draw({{.Series}})</script></body>`))

type view struct {
	Title  string
	Series template.JS
}

func Chart(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	series := "[" + strings.Join(q["v"], ",") + "]"
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := page.Execute(w, view{Title: q.Get("title"), Series: template.JS(series)}); err != nil {
		http.Error(w, "render", http.StatusInternalServerError)
	}
}
