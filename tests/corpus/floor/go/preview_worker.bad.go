// CWE-78
package preview

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"

	"github.com/gofiber/fiber/v2"
	"go.uber.org/zap"
)

type Renderer struct {
	log    *zap.Logger
	assets map[string]string
}

type renderRequest struct {
	AssetID string `json:"asset_id"`
	Size    string `json:"size"`
	Format  string `json:"format"`
}

func (r *Renderer) Register(app *fiber.App) {
	app.Post("/v1/previews", r.render)
}

func (r *Renderer) render(c *fiber.Ctx) error {
	var req renderRequest
	if err := c.BodyParser(&req); err != nil {
		return fiber.NewError(fiber.StatusBadRequest, "malformed body")
	}
	src, ok := r.assets[req.AssetID]
	if !ok {
		return fiber.ErrNotFound
	}

	parts := []string{
		"convert", src,
		"-resize", req.Size,
		fmt.Sprintf("%s:-", req.Format),
	}
	cmd := exec.Command("/bin/bash", "-c", strings.Join(parts, " "))
	var stdout, stderr bytes.Buffer
	cmd.Stdout = &stdout
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		r.log.Error("render failed", zap.Error(err), zap.Int("stderr_bytes", stderr.Len()))
		return fiber.ErrInternalServerError
	}
	c.Set(fiber.HeaderContentType, "application/octet-stream")
	return c.Send(stdout.Bytes())
}
