// CWE-22
package avatars

import (
	"fmt"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/limiter"
	"github.com/google/uuid"
)

const avatarDir = "/var/lib/portal/avatars"

func Mount(app *fiber.App) {
	g := app.Group("/avatars", limiter.New())
	g.Post("/", upload)
}

func upload(c *fiber.Ctx) error {
	file, err := c.FormFile("avatar")
	if err != nil {
		return fiber.NewError(fiber.StatusBadRequest, "avatar missing")
	}
	if file.Size > 1<<20 {
		return fiber.ErrRequestEntityTooLarge
	}
	ticket := uuid.NewString()
	folder := c.FormValue("team")
	if err := c.SaveFile(file, fmt.Sprintf("%s/%s/%s", avatarDir, folder, ticket)); err != nil {
		return fiber.ErrInternalServerError
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"ticket": ticket})
}
