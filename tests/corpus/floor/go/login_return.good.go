package auth

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
)

type Verifier interface {
	Check(user, password string) (int64, bool)
}

type Login struct {
	users Verifier
}

func returnTarget(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.IsAbs() || u.Host != "" {
		return "/dashboard"
	}
	if !strings.HasPrefix(raw, "/") || strings.HasPrefix(raw, "//") || strings.ContainsAny(raw, "\\\r\n\t") {
		return "/dashboard"
	}
	return raw
}

func (l *Login) Submit(c *gin.Context) {
	id, ok := l.users.Check(c.PostForm("username"), c.PostForm("password"))
	if !ok {
		c.HTML(http.StatusUnauthorized, "login.tmpl", gin.H{"failed": true})
		return
	}
	s := sessions.Default(c)
	s.Clear()
	s.Set("uid", id)
	if err := s.Save(); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Redirect(http.StatusSeeOther, returnTarget(c.PostForm("next")))
}
