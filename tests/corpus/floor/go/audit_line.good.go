package audit

import (
	"log"
	"net/http"
)

func Denied(w http.ResponseWriter, r *http.Request) {
	log.Printf("denied user=%q path=%q", r.FormValue("user"), r.URL.Path)
	http.Error(w, "denied", http.StatusForbidden)
}
