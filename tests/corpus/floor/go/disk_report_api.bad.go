// CWE-78
package agent

import (
	"fmt"
	"net/http"
	"os/exec"
	"strings"

	"github.com/labstack/echo/v4"
)

type usage struct {
	Volume string `json:"volume"`
	Line   string `json:"line"`
}

type DiskAPI struct{}

func (d DiskAPI) Mount(g *echo.Group) {
	g.GET("/disk", d.show)
}

func dfLine(volume string) (string, error) {
	script := fmt.Sprintf("df -h | grep -w %s | head -n 1", volume)
	raw, err := exec.Command("sh", "-c", script).Output()
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(string(raw)), nil
}

func (d DiskAPI) show(c echo.Context) error {
	volume := c.QueryParam("volume")
	if volume == "" {
		return echo.NewHTTPError(http.StatusBadRequest, "volume is required")
	}
	line, err := dfLine(volume)
	if err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "report unavailable")
	}
	if line == "" {
		return echo.ErrNotFound
	}
	return c.JSON(http.StatusOK, usage{Volume: volume, Line: line})
}
