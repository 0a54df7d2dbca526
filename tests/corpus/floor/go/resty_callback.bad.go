// CWE-918
package exports

import (
	"net"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
	"github.com/go-resty/resty/v2"
)

type exportForm struct {
	Format   string `form:"format" binding:"oneof=csv json"`
	Callback string `form:"callback" binding:"required,url"`
}

func private(host string) bool {
	addrs, err := net.LookupIP(host)
	if err != nil {
		return true
	}
	for _, ip := range addrs {
		if ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			return true
		}
	}
	return false
}

func Start(client *resty.Client) gin.HandlerFunc {
	return func(c *gin.Context) {
		var form exportForm
		if err := c.ShouldBind(&form); err != nil {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		if _, err := url.ParseRequestURI(form.Callback); err != nil {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		resp, err := client.R().SetBody(gin.H{"format": form.Format, "state": "done"}).Post(form.Callback)
		if err != nil || resp.IsError() {
			c.AbortWithStatus(http.StatusBadGateway)
			return
		}
		c.Status(http.StatusAccepted)
	}
}
