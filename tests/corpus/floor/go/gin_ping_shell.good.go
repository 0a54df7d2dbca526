package diag

import (
	"context"
	"net/http"
	"net/netip"
	"os/exec"
	"time"

	"github.com/gin-gonic/gin"
)

type pingBody struct {
	Host string `json:"host" binding:"required"`
}

func Register(r *gin.RouterGroup) {
	r.POST("/diag/ping", ping)
}

func ping(c *gin.Context) {
	var body pingBody
	if err := c.ShouldBindJSON(&body); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}

	ctx, cancel := context.WithTimeout(c.Request.Context(), 10*time.Second)
	defer cancel()

	addr, err := netip.ParseAddr(body.Host)
	if err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "host must be an IP address"})
		return
	}

	cmd := exec.CommandContext(ctx, "ping", "-c", "3", "-W", "2", addr.String())
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"output": string(out)})
		return
	}
	c.JSON(http.StatusOK, gin.H{"output": string(out)})
}
