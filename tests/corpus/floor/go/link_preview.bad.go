// CWE-918
package preview

import (
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/gofiber/fiber/v2"
)

var allowedHosts = map[string]bool{"images.example.com": true, "static.example.com": true}

var client = &http.Client{Timeout: 5 * time.Second}

func Fetch(c *fiber.Ctx) error {
	raw := c.Query("url")
	target, err := url.Parse(raw)
	if err != nil {
		return fiber.NewError(fiber.StatusBadRequest, "not a URL")
	}
	resp, err := client.Get(target.String())
	if err != nil {
		return fiber.NewError(fiber.StatusBadGateway, "cannot fetch")
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return fiber.NewError(fiber.StatusBadGateway, "cannot read")
	}
	c.Set(fiber.HeaderContentType, "application/octet-stream")
	return c.Send(body)
}
