// CWE-78
package netops

import (
	"net/http"
	"os/exec"
	"regexp"

	"github.com/labstack/echo/v4"
)

var hostname = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}$`)

type traceRequest struct {
	Host string `json:"host"`
}

// Trace shows the way to a host.
func Trace(c echo.Context) error {
	var in traceRequest
	if err := c.Bind(&in); err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "bad body")
	}
	out, err := exec.CommandContext(c.Request().Context(), "/bin/sh", "-c", "traceroute -m 12 "+in.Host).CombinedOutput()
	if err != nil {
		return echo.NewHTTPError(http.StatusBadGateway, "trace failed")
	}
	return c.String(http.StatusOK, string(out))
}
