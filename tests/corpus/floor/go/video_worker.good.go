package media

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
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

var (
	sourceRe = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}\.(mp4|mov)$`)
	atRe     = regexp.MustCompile(`^\d{2}:\d{2}:\d{2}$`)
)

func NewMediaService(ffmpeg, outDir string) *MediaService {
	return &MediaService{ffmpeg: ffmpeg, outDir: outDir}
}

func (m *MediaService) Thumbnail(ctx context.Context, req ThumbnailRequest) error {
	if !sourceRe.MatchString(req.Source) || !atRe.MatchString(req.At) {
		return errors.New("invalid source or position")
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, m.ffmpeg,
		"-ss", req.At,
		"-i", req.Source,
		"-vf", fmt.Sprintf("scale=%d:-1", req.Width),
		"-frames:v", "1",
		filepath.Join(m.outDir, "thumb.jpg"))
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
