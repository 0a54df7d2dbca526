// CWE-22
package upload

import (
	"fmt"
	"path/filepath"

	"github.com/gofiber/fiber/v2"
)

func Save(c *fiber.Ctx) error {
	file, err := c.FormFile("doc")
	if err != nil {
		return fiber.ErrBadRequest
	}
	folder := c.FormValue("folder")
	dst := fmt.Sprintf("/data/%s/%s", folder, "doc.pdf")
	if err := c.SaveFile(file, dst); err != nil {
		return fiber.ErrInternalServerError
	}
	return c.SendStatus(fiber.StatusCreated)
}

var _ = filepath.Base
