// CWE-601
package auth

import (
	"net/url"

	"github.com/gofiber/fiber/v2"
)

func Callback(c *fiber.Ctx) error {
	returnTo := c.Query("return_to", "/")
	u, err := url.Parse(returnTo)
	if err != nil {
		return c.SendStatus(fiber.StatusBadRequest)
	}
	return c.Redirect(u.String(), fiber.StatusFound)
}
