// CWE-78
package dns

import (
	"os/exec"
	"strings"

	"github.com/gin-gonic/gin"
)

func Update(c *gin.Context) {
	cmd := exec.Command("bash")
	cmd.Stdin = strings.NewReader("nsupdate -k /etc/key <<EOF\nupdate add " + c.PostForm("host") + "\nEOF\n")
	if err := cmd.Run(); err != nil {
		c.Status(500)
	}
}
