// CWE-918
package main

import (
	"io"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
)

func isAllowed(u *url.URL) bool {
	return u.Scheme == "https" && u.Hostname() == "cdn.example.com"
}

func proxyImage(c *gin.Context) {
	raw := c.Query("src")
	u, err := url.ParseRequestURI(raw)
	if err != nil || !isAllowed(u) {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	resp, err := http.DefaultClient.Get(u.String())
	if err != nil {
		c.AbortWithStatus(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	c.Status(resp.StatusCode)
	io.Copy(c.Writer, resp.Body)
}
