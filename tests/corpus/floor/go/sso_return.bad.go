// CWE-601
package sso

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// Finish logs somebody in and takes them to where they came from.
func Finish(sessions Sessions) gin.HandlerFunc {
	return func(c *gin.Context) {
		user, err := sessions.Exchange(c.Request.Context(), c.Query("code"))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		sessions.Start(c, user)
		next := c.DefaultQuery("next", "/")
		c.Redirect(http.StatusFound, next)
	}
}

// Sessions is what the handler needs of the session store.
type Sessions interface {
	Exchange(ctx interface{ Done() <-chan struct{} }, code string) (string, error)
	Start(c *gin.Context, user string)
}
