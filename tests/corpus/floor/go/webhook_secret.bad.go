// CWE-208
package hooks

import (
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
)

var webhookSecret = os.Getenv("WEBHOOK_SECRET")

func Guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		given := c.Request().Header.Get("X-Webhook-Token")
		if given == "" || given != webhookSecret {
			return echo.NewHTTPError(http.StatusUnauthorized, "token")
		}
		return next(c)
	}
}
