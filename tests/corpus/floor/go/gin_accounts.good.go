package admin

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

type Jobs interface {
	Retry(id string) error
}

func Mount(engine *gin.Engine, jobs Jobs) {
	area := engine.Group("/ops", gin.BasicAuth(gin.Accounts{
		"operator": os.Getenv("OPS_PASSWORD"),
	}))
	area.GET("/host", func(c *gin.Context) {
		name, _ := os.Hostname()
		c.String(http.StatusOK, name)
	})
	area.POST("/jobs/:id/retry", func(c *gin.Context) {
		if err := jobs.Retry(c.Param("id")); err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		c.Status(http.StatusAccepted)
	})
}
