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
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<10))
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
