// CWE-117
package main

import (
	"log"
	"net/http"
	"strings"
)

var lines = strings.NewReplacer("\n", "", "\r", "")

func login(w http.ResponseWriter, r *http.Request) {
	user := r.PostFormValue("user")
	if !check(user, r.PostFormValue("password")) {
		log.Printf("failed login for %s from %s", user, r.RemoteAddr)
		http.Error(w, "denied", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func check(user, password string) bool { return len(user) > 3 && len(password) > 30 }

func main() {
	http.HandleFunc("/login", login)
	log.Fatal(http.ListenAndServe("localhost:8000", nil))
}
