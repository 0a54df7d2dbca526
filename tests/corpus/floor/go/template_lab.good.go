package lab

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

type letter struct {
	Body string `json:"body" binding:"required"`
	Name string `json:"name"`
}

func Preview(c *gin.Context) {
	var l letter
	if err := c.ShouldBindJSON(&l); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	text := strings.NewReplacer("{name}", l.Name).Replace(l.Body)
	c.String(http.StatusOK, text)
}
