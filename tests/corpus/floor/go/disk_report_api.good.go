package agent

import (
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

const dfScript = "df -h --output=target,size,used,pcent | tail -n +2"

// dfLine runs the fixed report and picks the wanted mount point in Go.
func dfLine(volume string) (string, error) {
	raw, err := exec.Command("sh", "-c", dfScript).Output()
	if err != nil {
		return "", err
	}
	for _, line := range strings.Split(string(raw), "\n") {
		fields := strings.Fields(line)
		if len(fields) > 0 && fields[0] == volume {
			return line, nil
		}
	}
	return "", nil
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
