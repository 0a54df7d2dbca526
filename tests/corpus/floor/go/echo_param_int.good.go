// CWE-22
package inv

import (
	"fmt"
	"net/http"
	"os"
	"strconv"

	"github.com/labstack/echo/v4"
)

func Invoice(c echo.Context) error {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return echo.ErrBadRequest
	}
	b, err := os.ReadFile(fmt.Sprintf("/srv/invoices/%d.pdf", id))
	if err != nil {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	return c.Blob(http.StatusOK, "application/pdf", b)
}

var _ = strconv.Atoi
