// CWE-78
package media

import (
	"context"
	"fmt"
	"net/http"
	"os/exec"
	"time"

	"github.com/labstack/echo/v4"
)

type ThumbnailRequest struct {
	Source string `json:"source"`
	At     string `json:"at"`
	Width  int    `json:"width"`
}

type MediaService struct {
	ffmpeg string
	outDir string
}

func NewMediaService(ffmpeg, outDir string) *MediaService {
	return &MediaService{ffmpeg: ffmpeg, outDir: outDir}
}

func (m *MediaService) Thumbnail(ctx context.Context, req ThumbnailRequest) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	line := fmt.Sprintf("%s -ss %s -i %s -vf scale=%d:-1 -frames:v 1 %s/thumb.jpg",
		m.ffmpeg, req.At, req.Source, req.Width, m.outDir)
	cmd := exec.CommandContext(ctx, "/bin/bash", "-c", line)
	return cmd.Run()
}

type MediaHandler struct {
	svc *MediaService
}

func (h *MediaHandler) Create(c echo.Context) error {
	var req ThumbnailRequest
	if err := c.Bind(&req); err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "invalid body")
	}
	if err := h.svc.Thumbnail(c.Request().Context(), req); err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "thumbnail failed")
	}
	return c.NoContent(http.StatusAccepted)
}
