// CWE-614 CWE-1004
package auth

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func remember(c echo.Context, id string) error {
	cookie := new(http.Cookie)
	cookie.Name = "remember_me"
	cookie.Value = id
	cookie.Path = "/"
	cookie.HttpOnly = true
	cookie.Secure = true
	c.SetCookie(cookie)
	return c.NoContent(http.StatusNoContent)
}
