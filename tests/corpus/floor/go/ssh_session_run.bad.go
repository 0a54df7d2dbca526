// CWE-78
package deploy

import (
	"golang.org/x/crypto/ssh"
	"github.com/gin-gonic/gin"
)

func Logs(client *ssh.Client) gin.HandlerFunc {
	return func(c *gin.Context) {
		session, err := client.NewSession()
		if err != nil {
			c.Status(502)
			return
		}
		defer session.Close()
		out, err := session.CombinedOutput("journalctl -u " + c.Query("unit") + " -n 50")
		if err != nil {
			c.Status(500)
			return
		}
		c.Data(200, "text/plain", out)
	}
}
