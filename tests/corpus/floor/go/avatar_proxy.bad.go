// CWE-918
package avatars

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

const maxImage = 2 << 20

type Proxy struct {
	client *http.Client
}

func NewProxy() *Proxy {
	return &Proxy{client: &http.Client{
		Timeout: 4 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}}
}

func parseSource(raw string) (*url.URL, bool) {
	u, err := url.Parse(raw)
	if err != nil || !strings.HasPrefix(u.Scheme, "http") {
		return nil, false
	}
	return u, true
}

func (p *Proxy) Fetch(c *gin.Context) {
	u, ok := parseSource(c.Query("src"))
	if !ok {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	resp, err := p.client.Get(u.String())
	if err != nil {
		c.AbortWithStatus(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()

	data, err := io.ReadAll(io.LimitReader(resp.Body, maxImage))
	if err != nil || resp.StatusCode != http.StatusOK {
		c.AbortWithStatus(http.StatusBadGateway)
		return
	}
	c.Header("X-Content-Type-Options", "nosniff")
	c.Data(http.StatusOK, "image/png", data)
}
