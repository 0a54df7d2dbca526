package preview

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/gin-gonic/gin"
)

var (
	titleRe = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)
	client  = &http.Client{
		Timeout: 5 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
)

var previewHosts = map[string]bool{
	"www.youtube.com": true,
	"vimeo.com":       true,
	"github.com":      true,
}

func Unfurl(c *gin.Context) {
	link := c.PostForm("url")
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" {
		c.Status(http.StatusBadRequest)
		return
	}
	if !previewHosts[u.Host] {
		c.JSON(http.StatusOK, gin.H{"title": u.Host})
		return
	}
	resp, err := client.Get(u.String())
	if err != nil {
		c.Status(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	page, _ := io.ReadAll(io.LimitReader(resp.Body, 256<<10))
	m := titleRe.FindSubmatch(page)
	if m == nil {
		c.JSON(http.StatusOK, gin.H{"title": u.Host})
		return
	}
	c.JSON(http.StatusOK, gin.H{"title": string(m[1])})
}
