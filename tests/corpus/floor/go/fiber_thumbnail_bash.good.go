package media

import (
	"os/exec"
	"path/filepath"
	"strconv"

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

	offset, err := strconv.Atoi(c.Query("at", "1"))
	if err != nil || offset < 0 || offset > 36000 {
		return fiber.ErrBadRequest
	}
	args := []string{"-y", "-ss", strconv.Itoa(offset), "-i", src, "-frames:v", "1", dst}
	if err := exec.Command("ffmpeg", args...).Run(); err != nil {
		return fiber.NewError(fiber.StatusUnprocessableEntity, "conversion failed")
	}
	if err := exec.Command("/bin/bash", "-c", "find "+thumbDir+" -mtime +7 -delete").Run(); err != nil {
		return fiber.ErrInternalServerError
	}
	return c.JSON(fiber.Map{"thumbnail": "/thumbs/" + id.String() + ".png"})
}
