// CWE-88
package media

import (
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
)

func Probe(c *gin.Context) {
	source := c.Query("source")
	out, err := exec.CommandContext(c.Request.Context(), "curl", "-sI", source).Output()
	if err != nil {
		c.AbortWithStatus(http.StatusBadGateway)
		return
	}
	c.Data(http.StatusOK, "text/plain", out)
}
