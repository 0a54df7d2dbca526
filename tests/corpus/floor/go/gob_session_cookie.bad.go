// CWE-502
package session

import (
	"bytes"
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
	var st State
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(&st); err != nil {
		return nil, err
	}
	return &st, nil
}
