// CWE-1336
package lab

import (
	"bytes"
	"net/http"
	"text/template"

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
	t, err := template.New("letter").Parse(l.Body)
	if err != nil {
		c.AbortWithStatus(http.StatusUnprocessableEntity)
		return
	}
	var out bytes.Buffer
	if err := t.Execute(&out, c); err != nil {
		c.AbortWithStatus(http.StatusUnprocessableEntity)
		return
	}
	c.String(http.StatusOK, out.String())
}
