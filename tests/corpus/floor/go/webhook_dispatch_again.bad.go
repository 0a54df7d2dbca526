// CWE-918
package hooks

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"
)

type Subscription struct {
	Endpoint string `json:"endpoint"`
	Secret   string `json:"secret"`
}

type Dispatcher struct {
	client *http.Client
}

var partners = map[string]bool{
	"hooks.partner-a.example": true,
	"events.partner-b.example": true,
}

func (d *Dispatcher) Test(c echo.Context) error {
	sub := new(Subscription)
	if err := c.Bind(sub); err != nil {
		return echo.ErrBadRequest
	}
	target, err := url.Parse(sub.Endpoint)
	if err != nil || target.Scheme != "https" {
		return echo.NewHTTPError(http.StatusBadRequest, "https only")
	}
	return d.ping(c.Request().Context(), c, target)
}

func (d *Dispatcher) ping(ctx context.Context, c echo.Context, target *url.URL) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target.String(), bytes.NewReader([]byte(`{"ping":true}`)))
	if err != nil {
		return err
	}
	resp, err := d.client.Do(req)
	if err != nil {
		return echo.ErrBadGateway
	}
	defer resp.Body.Close()
	return c.JSON(http.StatusOK, map[string]int{"status": resp.StatusCode})
}
