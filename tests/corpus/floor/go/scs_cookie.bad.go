// CWE-614 CWE-1004
package main

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
)

func manager() *scs.SessionManager {
	m := scs.New()
	m.Lifetime = 12 * time.Hour
	m.Cookie.Name = "session_id"
	m.Cookie.HttpOnly = true
	m.Cookie.Secure = false
	m.Cookie.SameSite = http.SameSiteLaxMode
	return m
}
