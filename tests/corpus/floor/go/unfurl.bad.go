// CWE-918
package unfurl

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"
)

type Service struct {
	client *http.Client
	limit  int64
}

type unfurlBody struct {
	URL string `json:"url"`
}

func New() *Service {
	return &Service{client: &http.Client{Timeout: 5 * time.Second}, limit: 1 << 20}
}

func (s *Service) fetch(ctx context.Context, target string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "unfurl/1.0")
	resp, err := s.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, s.limit))
}

func (s *Service) Handle(c *fiber.Ctx) error {
	body := new(unfurlBody)
	if err := c.BodyParser(body); err != nil {
		return fiber.ErrBadRequest
	}
	page, err := s.fetch(c.UserContext(), body.URL)
	if err != nil {
		return fiber.ErrBadGateway
	}
	return c.JSON(fiber.Map{"size": len(page)})
}

func (s *Service) Register(app *fiber.App) {
	app.Post("/unfurl", s.Handle)
}
