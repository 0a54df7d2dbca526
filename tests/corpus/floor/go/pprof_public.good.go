package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"

	"github.com/go-chi/chi/v5"
)

func main() {
	api := chi.NewRouter()
	api.Get("/health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	go func() {
		debug := &http.Server{Addr: "127.0.0.1:6060", ReadHeaderTimeout: 5 * time.Second}
		log.Print(debug.ListenAndServe())
	}()
	server := &http.Server{Addr: ":" + os.Getenv("PORT"), Handler: api, ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}
