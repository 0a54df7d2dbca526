// CWE-770 CWE-400
package api

import (
	"encoding/json"
	"io"
	"net/http"
)

type Note struct {
	Text string `json:"text"`
}

func Create(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "body", http.StatusRequestEntityTooLarge)
		return
	}
	var note Note
	if err := json.Unmarshal(raw, &note); err != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
