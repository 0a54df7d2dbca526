// CWE-78
package main

import (
	"fmt"
	"net/http"
	"os/exec"

	"github.com/labstack/echo/v4"
)

func ping(c echo.Context) error {
	host := c.QueryParam("host")
	if host == "" {
		return echo.NewHTTPError(http.StatusBadRequest, "host is required")
	}
	out, err := exec.Command("sh", "-c", fmt.Sprintf("ping -c 3 %s", host)).CombinedOutput()
	if err != nil {
		return echo.NewHTTPError(http.StatusBadGateway, "ping failed")
	}
	return c.String(http.StatusOK, string(out))
}

func main() {
	e := echo.New()
	e.GET("/ping", ping)
	e.Logger.Fatal(e.Start(":8080"))
}
