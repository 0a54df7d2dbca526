package deploy

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

type Trigger interface {
	Deploy(payload []byte) error
}

type Hook struct {
	secret  []byte
	trigger Trigger
}

func NewHook(secret []byte, t Trigger) *Hook {
	return &Hook{secret: secret, trigger: t}
}

func (h *Hook) Mount(r chi.Router) { r.Post("/hooks/deploy", h.receive) }

func (h *Hook) authentic(header string, body []byte) bool {
	sent, ok := strings.CutPrefix(header, "sha256=")
	if !ok {
		return false
	}
	mac := hmac.New(sha256.New, h.secret)
	mac.Write(body)
	got, err := hex.DecodeString(sent)
	return err == nil && hmac.Equal(got, mac.Sum(nil))
}

func (h *Hook) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "payload too large", http.StatusRequestEntityTooLarge)
		return
	}
	if !h.authentic(r.Header.Get("X-Hub-Signature-256"), body) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	if err := h.trigger.Deploy(body); err != nil {
		http.Error(w, "deploy failed", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
