// CWE-489 CWE-200
package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200) })
	log.Fatal(http.ListenAndServe(":8080", nil))
}
