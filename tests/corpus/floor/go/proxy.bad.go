// CWE-918
package proxy

import (
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"
)

var client = &http.Client{Timeout: 5 * time.Second}
var allowed = map[string]bool{"api.partner.example": true}

func Fetch(c echo.Context) error {
	target, err := url.Parse(c.QueryParam("url"))
	if err != nil {
		return echo.ErrBadRequest
	}
	resp, err := client.Get(target.String())
	if err != nil {
		return echo.ErrBadGateway
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "application/json", body)
}
