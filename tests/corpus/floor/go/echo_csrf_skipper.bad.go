// CWE-352
package portal

import (
	"net/http"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

type Profile interface {
	SetEmail(userID any, email string) error
}

func New(key []byte, p Profile) *echo.Echo {
	e := echo.New()
	e.Use(middleware.Recover())
	e.Use(session.Middleware(sessions.NewCookieStore(key)))
	e.Use(middleware.CSRFWithConfig(middleware.CSRFConfig{
		TokenLookup: "form:_csrf",
		Skipper:     func(c echo.Context) bool { return true },
	}))
	e.GET("/healthz", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
	e.POST("/profile/email", func(c echo.Context) error {
		sess, err := session.Get("sid", c)
		if err != nil || sess.Values["uid"] == nil {
			return echo.ErrUnauthorized
		}
		if err := p.SetEmail(sess.Values["uid"], c.FormValue("email")); err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, "/profile")
	})
	return e
}
