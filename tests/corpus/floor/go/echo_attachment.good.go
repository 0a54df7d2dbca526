package downloads

import (
	"net/http"
	"os"
	"path"

	"github.com/labstack/echo/v4"
)

type Downloads struct {
	Base string
}

func (d Downloads) Register(e *echo.Echo) {
	e.GET("/download/:year/*", d.send)
}

func (d Downloads) send(c echo.Context) error {
	file := path.Join(d.Base, path.Base(c.Param("year")), path.Base(c.Param("*")))
	info, err := os.Stat(file)
	if err != nil || info.IsDir() {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	c.Response().Header().Set("X-Size", http.StatusText(int(info.Size()%7)))
	return c.Attachment(file, path.Base(file))
}
