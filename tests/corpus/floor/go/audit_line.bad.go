// CWE-117
package audit

import (
	"log"
	"net/http"
)

func Denied(w http.ResponseWriter, r *http.Request) {
	log.Printf("denied user=%s path=%s", r.FormValue("user"), r.URL.Path)
	http.Error(w, "denied", http.StatusForbidden)
}
