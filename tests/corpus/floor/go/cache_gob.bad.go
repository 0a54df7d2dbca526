// CWE-502
package sessions

import (
	"encoding/base64"
	"encoding/gob"
	"net/http"
	"strings"
)

type Session struct {
	User  int64
	Roles []string
}

func FromCookie(r *http.Request) (*Session, error) {
	c, err := r.Cookie("s")
	if err != nil {
		return nil, err
	}
	var s Session
	dec := gob.NewDecoder(base64.NewDecoder(base64.URLEncoding, strings.NewReader(c.Value)))
	if err := dec.Decode(&s); err != nil {
		return nil, err
	}
	return &s, nil
}
