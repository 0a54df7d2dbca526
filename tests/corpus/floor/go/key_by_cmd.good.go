// CWE-78
package k8s

import (
	"fmt"
	"os/exec"
	"regexp"

	"github.com/gin-gonic/gin"
)

var podName = regexp.MustCompile(`^[a-z0-9-]+$`)

func Logs(c *gin.Context) {
	pod := c.Param("pod")
	tail := c.DefaultQuery("tail", "100")
	if !podName.MatchString(pod) || !podName.MatchString(tail) {
		c.Status(400)
		return
	}
	out, err := exec.Command("sh", "-c", fmt.Sprintf("kubectl logs %s --tail=%s | gzip", pod, tail)).Output()
	if err != nil {
		c.Status(500)
		return
	}
	c.Data(200, "application/gzip", out)
}
