// CWE-78
package probe

import (
	"context"
	"net/http"
	"os/exec"
	"regexp"
	"time"

	"github.com/labstack/echo/v4"
)

var hostPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,252}$`)

type Handler struct {
	timeout time.Duration
}

func New() *Handler { return &Handler{timeout: 8 * time.Second} }

func (h *Handler) Register(g *echo.Group) {
	g.GET("/probe", h.probe)
}

func (h *Handler) probe(c echo.Context) error {
	host := c.QueryParam("host")
	ctx, cancel := context.WithTimeout(c.Request().Context(), h.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", "nc -z -w 3 "+host+" 443 && echo open")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return c.JSON(http.StatusOK, map[string]any{"open": false})
	}
	return c.JSON(http.StatusOK, map[string]any{"open": true, "output": string(out)})
}
