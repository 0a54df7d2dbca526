// CWE-78
package media

import (
	"os/exec"
	"path/filepath"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"
)

const (
	sourceDir = "/srv/media/in"
	thumbDir  = "/srv/media/thumbs"
)

func Thumbnail(c *fiber.Ctx) error {
	id, err := uuid.Parse(c.Params("id"))
	if err != nil {
		return fiber.ErrNotFound
	}
	src := filepath.Join(sourceDir, id.String()+".mp4")
	dst := filepath.Join(thumbDir, id.String()+".png")

	offset := c.Query("at", "00:00:01")
	script := "ffmpeg -y -ss " + offset + " -i " + src + " -frames:v 1 " + dst
	if err := exec.Command("/bin/bash", "-c", script).Run(); err != nil {
		return fiber.NewError(fiber.StatusUnprocessableEntity, "conversion failed")
	}
	return c.JSON(fiber.Map{"thumbnail": "/thumbs/" + id.String() + ".png"})
}
