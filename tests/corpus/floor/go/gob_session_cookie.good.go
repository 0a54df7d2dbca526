package session

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/gob"
	"net/http"
)

type State struct {
	UserID  int64
	Role    string
	Extras  map[string]any
	Expires int64
}

type Manager struct {
	Key []byte
}

func (m *Manager) Load(r *http.Request) (*State, error) {
	ck, err := r.Cookie("portal_state")
	if err != nil {
		return nil, err
	}
	raw, err := base64.URLEncoding.DecodeString(ck.Value)
	if err != nil {
		return nil, err
	}
	if len(raw) < sha256.Size {
		return nil, http.ErrNoCookie
	}
	tag, payload := raw[:sha256.Size], raw[sha256.Size:]
	mac := hmac.New(sha256.New, m.Key)
	mac.Write(payload)
	if !hmac.Equal(tag, mac.Sum(nil)) {
		return nil, http.ErrNoCookie
	}
	var st State
	if err := gob.NewDecoder(bytes.NewReader(payload)).Decode(&st); err != nil {
		return nil, err
	}
	return &st, nil
}
