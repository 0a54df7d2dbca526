// CWE-601
package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

func AfterLogin(c echo.Context) error {
	next := c.FormValue("next")
	return c.Redirect(http.StatusFound, next)
}
