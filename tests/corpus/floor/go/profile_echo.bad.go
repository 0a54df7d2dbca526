// CWE-79
package web

import (
	"fmt"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
)

var page = template.Must(template.New("p").Parse(`<h2>{{.}}</h2>`))

func Profile(c echo.Context) error {
	nick := c.FormValue("nick")
	body := fmt.Sprintf("<html><body><h2>%s</h2></body></html>", nick)
	return c.HTML(http.StatusOK, body)
}
