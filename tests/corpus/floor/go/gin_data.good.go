// CWE-79
package page

import (
	"fmt"
	"html"
	"net/http"

	"github.com/gin-gonic/gin"
)

func NotFound(c *gin.Context) {
	msg := fmt.Sprintf("<p>Nothing at %s</p>", html.EscapeString(c.Request.URL.Path))
	c.Data(http.StatusNotFound, "text/html; charset=utf-8", []byte(msg))
}

var _ = html.EscapeString
