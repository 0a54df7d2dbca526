// CWE-614 CWE-1004
package auth

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

func setToken(c *fiber.Ctx, token string) {
	c.Cookie(&fiber.Cookie{
		Name:    "access_token",
		Value:   token,
		Expires: time.Now().Add(time.Hour),
	})
}
