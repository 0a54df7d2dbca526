// CWE-117
package audit

import (
	"log"
	"strings"

	"github.com/gin-gonic/gin"
)

func sanitize(s string) string {
	return strings.NewReplacer("\n", " ", "\r", " ").Replace(s)
}

func Middleware() gin.HandlerFunc {
	return func(c *gin.Context) {
		action := c.Query("action")
		log.Println("action requested: " + action)
		c.Next()
	}
}
