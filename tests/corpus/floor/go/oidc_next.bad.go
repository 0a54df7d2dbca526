// CWE-601
package oidc

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
)

func Callback(c *gin.Context) {
	state, err := url.ParseQuery(c.Query("state"))
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	c.Redirect(http.StatusFound, state.Get("return"))
}
