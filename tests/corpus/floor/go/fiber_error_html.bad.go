// CWE-79
package app

import (
	"errors"
	"html"

	"github.com/gofiber/fiber/v2"
)

func New() *fiber.App {
	return fiber.New(fiber.Config{
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			code := fiber.StatusInternalServerError
			var known *fiber.Error
			if errors.As(err, &known) {
				code = known.Code
			}
			c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
			return c.Status(code).SendString("<h1>" + html.EscapeString(err.Error()) + "</h1><p>" + c.OriginalURL() + "</p>")
		},
	})
}
