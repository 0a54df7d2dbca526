// CWE-798
package admin

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func Mount(r *gin.Engine) {
	group := r.Group("/admin", gin.BasicAuth(gin.Accounts{
		"admin": os.Getenv("ADMIN_PASSWORD"),
	}))
	group.GET("/stats", func(c *gin.Context) { c.Status(http.StatusOK) })
}

var _ = os.Getenv
