// CWE-79
package main

import (
	"fmt"
	"html"
	"log"
	"net/http"
)

var motd = html.EscapeString("Tea & biscuits at four")

func greet(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if name == "" {
		name = "stranger"
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<h1>Hello, %s!</h1><p>%s</p>", name, motd)
}

func main() {
	http.HandleFunc("/greet", greet)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
