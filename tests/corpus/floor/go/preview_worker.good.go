package preview

import (
	"bytes"
	"os/exec"
	"strconv"

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

var outputFormats = map[string]string{"png": "png:-", "jpeg": "jpeg:-", "webp": "webp:-"}

func (r *Renderer) render(c *fiber.Ctx) error {
	var req renderRequest
	if err := c.BodyParser(&req); err != nil {
		return fiber.NewError(fiber.StatusBadRequest, "malformed body")
	}
	src, ok := r.assets[req.AssetID]
	if !ok {
		return fiber.ErrNotFound
	}

	edge, err := strconv.ParseUint(req.Size, 10, 12)
	if err != nil || edge == 0 {
		return fiber.NewError(fiber.StatusBadRequest, "size must be a pixel count")
	}
	target, ok := outputFormats[req.Format]
	if !ok {
		return fiber.NewError(fiber.StatusBadRequest, "unsupported format")
	}
	cmd := exec.Command("convert", src, "-resize", strconv.FormatUint(edge, 10), target)
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
