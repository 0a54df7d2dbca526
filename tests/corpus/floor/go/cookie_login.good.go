package auth

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

func remember(c echo.Context, session string) {
	cookie := new(http.Cookie)
	cookie.Name = "session"
	cookie.Value = session
	cookie.Path = "/"
	cookie.HttpOnly = true
	cookie.Secure = true
	cookie.Expires = time.Now().Add(24 * time.Hour)
	cookie.SameSite = http.SameSiteLaxMode
	c.SetCookie(cookie)
}
