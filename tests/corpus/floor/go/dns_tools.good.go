package api

import (
	"context"
	"net/http"
	"os/exec"
	"regexp"
	"time"

	"github.com/labstack/echo/v4"
)

var hostname = regexp.MustCompile(`^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,250}[a-zA-Z0-9])?$`)

type lookupRequest struct {
	Host string `json:"host"`
}

func Lookup(c echo.Context) error {
	var body lookupRequest
	if err := c.Bind(&body); err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "bad body")
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), 5*time.Second)
	defer cancel()
	if !hostname.MatchString(body.Host) {
		return echo.NewHTTPError(http.StatusBadRequest, "bad host")
	}
	out, err := exec.CommandContext(ctx, "dig", "+short", body.Host).CombinedOutput()
	if err != nil {
		c.Logger().Errorf("dig: %v", err)
		return echo.NewHTTPError(http.StatusBadGateway, "lookup failed")
	}
	return c.String(http.StatusOK, string(out))
}
