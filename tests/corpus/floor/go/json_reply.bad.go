// CWE-79
package api

import (
	"encoding/json"
	"net/http"
)

func Echo(w http.ResponseWriter, r *http.Request) {
	msg := r.FormValue("msg")
	w.Header().Set("Content-Type", "text/html")
	w.Write([]byte("{\"msg\": \"" + msg + "\"}"))
}

var _ = json.Marshal
