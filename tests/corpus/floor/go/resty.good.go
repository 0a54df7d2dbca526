// CWE-918
package fetch

import (
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/go-resty/resty/v2"
)

type request struct {
	FeedURL string `json:"feed_url" binding:"required,url"`
}

var client = resty.New()

func Import(c *gin.Context) {
	var req request
	if err := c.ShouldBindJSON(&req); err != nil {
		c.AbortWithStatus(400)
		return
	}
	if !strings.HasPrefix(req.FeedURL, "https://feeds.example.com/") {
		c.AbortWithStatus(403)
		return
	}
	resp, err := client.R().SetContext(c).Get(req.FeedURL)
	if err != nil {
		c.AbortWithStatus(502)
		return
	}
	c.Data(200, "application/xml", resp.Body())
}

var _ = strings.HasPrefix
