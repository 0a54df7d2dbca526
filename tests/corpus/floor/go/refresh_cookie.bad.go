// CWE-614
package token

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

const (
	refreshCookie = "refresh_token"
	refreshPath   = "/api/token"
)

type Pair struct {
	Access  string
	Refresh string
	Expires time.Time
}

type Issuer interface {
	Rotate(ctx context.Context, refresh string) (*Pair, error)
	Revoke(ctx context.Context, refresh string) error
}

type API struct {
	issuer Issuer
	domain string
}

func (a *API) write(c *gin.Context, value string, age int) {
	c.SetSameSite(http.SameSiteStrictMode)
	c.SetCookie(refreshCookie, value, age, refreshPath, a.domain, false, true)
}

func (a *API) Refresh(c *gin.Context) {
	old, err := c.Cookie(refreshCookie)
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	pair, err := a.issuer.Rotate(c.Request.Context(), old)
	if err != nil {
		a.write(c, "", -1)
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	a.write(c, pair.Refresh, int(time.Until(pair.Expires).Seconds()))
	c.JSON(http.StatusOK, gin.H{"access_token": pair.Access})
}

func (a *API) Logout(c *gin.Context) {
	if old, err := c.Cookie(refreshCookie); err == nil {
		_ = a.issuer.Revoke(c.Request.Context(), old)
	}
	a.write(c, "", -1)
	c.Status(http.StatusNoContent)
}
