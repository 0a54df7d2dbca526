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
	back, err := url.Parse(state.Get("return"))
	if err != nil || back.IsAbs() || back.Host != "" {
		back = &url.URL{Path: "/"}
	}
	c.Redirect(http.StatusFound, back.Path)
}
