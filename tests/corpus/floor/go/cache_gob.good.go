package sessions

import (
	"net/http"
	"os"

	"github.com/gorilla/securecookie"
)

var codec = securecookie.New([]byte(os.Getenv("COOKIE_KEY")), nil)

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
	if err := codec.Decode("s", c.Value, &s); err != nil {
		return nil, err
	}
	return &s, nil
}
