package dns

import (
	"os/exec"
	"strings"

	"github.com/gin-gonic/gin"
)

func Update(c *gin.Context) {
	cmd := exec.Command("nsupdate", "-k", "/etc/key")
	cmd.Stdin = strings.NewReader("update add fixed.example.com\n")
	if err := cmd.Run(); err != nil {
		c.Status(500)
	}
}
