// CWE-78
package runner

import (
	"bytes"
	"fmt"
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
)

type job struct {
	Image string `json:"image" binding:"required"`
	Tag   string `json:"tag" binding:"required"`
}

func Deploy(c *gin.Context) {
	var in job
	if err := c.ShouldBindJSON(&in); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "image and tag"})
		return
	}
	var out bytes.Buffer
	cmd := exec.Command("bash")
	cmd.Args = append(cmd.Args, "-c", fmt.Sprintf("kubectl set image deploy/web web=%s:%s --record", in.Image, in.Tag))
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"error": "rollout"})
		return
	}
	c.String(http.StatusOK, out.String())
}
