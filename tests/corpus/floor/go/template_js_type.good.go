package dashboard

import (
	"html/template"
	"net/http"
	"strconv"
	"strings"
)

var page = template.Must(template.New("dash").Parse(`
<body><div id="chart" data-title="{{.Title}}"></div>
<script>draw({{.Series}})</script></body>`))

type view struct {
	Title  string
	Series []float64
}

func Chart(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	series := []float64{}
	for _, text := range strings.Split(q.Get("v"), ",") {
		if value, err := strconv.ParseFloat(text, 64); err == nil {
			series = append(series, value)
		}
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := page.Execute(w, view{Title: q.Get("title"), Series: series}); err != nil {
		http.Error(w, "render", http.StatusInternalServerError)
	}
}
