// CWE-489 CWE-200
package main

import (
	"log"
	"net/http"
	"time"
	_ "net/http/pprof"
)

func main() {
	server := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	http.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	log.Fatal(server.ListenAndServe())
}
