// CWE-502
package state

import (
	"encoding/gob"
	"encoding/json"
	"net/http"
)

type Session struct {
	User string
	Data map[string]any
}

func Import(w http.ResponseWriter, r *http.Request) {
	var s Session
	dec := gob.NewDecoder(r.Body)
	if err := dec.Decode(&s); err != nil {
		http.Error(w, "bad data", http.StatusBadRequest)
		return
	}
	json.NewEncoder(w).Encode(map[string]string{"user": s.User})
}
