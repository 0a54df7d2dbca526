// CWE-79
package api

import (
	"encoding/json"
	"net/http"
)

func Echo(w http.ResponseWriter, r *http.Request) {
	msg := r.FormValue("msg")
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"msg": msg})
}

var _ = json.Marshal
