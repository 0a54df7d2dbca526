package deploy

import (
	"regexp"

	"golang.org/x/crypto/ssh"
	"github.com/gin-gonic/gin"
)

var unitName = regexp.MustCompile(`^[a-z-]+$`)

func Logs(client *ssh.Client) gin.HandlerFunc {
	return func(c *gin.Context) {
		session, err := client.NewSession()
		if err != nil {
			c.Status(502)
			return
		}
		defer session.Close()
		if !unitName.MatchString(c.Query("unit")) {
			c.Status(400)
			return
		}
		out, err := session.CombinedOutput("journalctl -u " + c.Query("unit") + " -n 50")
		if err != nil {
			c.Status(500)
			return
		}
		c.Data(200, "text/plain", out)
	}
}
