package media

import (
	"net/http"
	"net/url"
	"os/exec"

	"github.com/gin-gonic/gin"
)

func Probe(c *gin.Context) {
	source := c.Query("source")
	u, err := url.Parse(source)
	if err != nil || u.Scheme != "https" || u.Host != "media.example.com" {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	out, err := exec.CommandContext(c.Request.Context(), "curl", "-sI", "--", u.String()).Output()
	if err != nil {
		c.AbortWithStatus(http.StatusBadGateway)
		return
	}
	c.Data(http.StatusOK, "text/plain", out)
}
