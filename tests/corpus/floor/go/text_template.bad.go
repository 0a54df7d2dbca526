// CWE-79
package main

import (
	"log"
	"net/http"
	"text/template"
)

var page = template.Must(template.New("profile").Parse(`<html><body>
<h1>{{.Name}}</h1><p>{{.Bio}}</p>
</body></html>`))

type profile struct {
	Name, Bio string
}

func show(w http.ResponseWriter, r *http.Request) {
	p := profile{Name: r.FormValue("name"), Bio: r.FormValue("bio")}
	w.Header().Set("Content-Type", "text/html")
	if err := page.Execute(w, p); err != nil {
		log.Print("cannot render the profile")
	}
}

func main() {
	http.HandleFunc("/profile", show)
	log.Fatal(http.ListenAndServe("localhost:8000", nil))
}
