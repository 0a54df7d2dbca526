// CWE-362
package stats

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

var hits = map[string]int{}

func Count(c *gin.Context) {
	hits[c.FullPath()]++
	c.Next()
}

func Show(c *gin.Context) {
	c.JSON(http.StatusOK, hits)
}

func Register(r *gin.Engine) {
	r.Use(Count)
	r.GET("/stats", Show)
}
