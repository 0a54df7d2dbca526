// CWE-601
package auth

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
)

type Verifier interface {
	Check(user, password string) (int64, bool)
}

type Login struct {
	Users Verifier
}

func (l *Login) Post(c echo.Context) error {
	uid, ok := l.Users.Check(c.FormValue("user"), c.FormValue("password"))
	if !ok {
		q := url.Values{"failed": {"1"}}
		return c.Redirect(http.StatusSeeOther, "/login?"+q.Encode())
	}
	sess, err := session.Get("sid", c)
	if err != nil {
		return err
	}
	sess.Values["uid"] = uid
	if err := sess.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	next := c.QueryParam("return_to")
	if next == "" {
		next = "/dashboard"
	}
	return c.Redirect(http.StatusSeeOther, next)
}
