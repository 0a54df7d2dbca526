// CWE-409
package profiles

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"
)

const (
	maxCompressed = 1 << 20
)

var errFormat = errors.New("profile is not a gzip stream")

type Store interface {
	Save(service string, profile []byte) error
}

type API struct{ store Store }

func expand(src io.Reader) ([]byte, error) {
	zr, err := gzip.NewReader(src)
	if err != nil {
		return nil, errFormat
	}
	defer zr.Close()
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, zr); err != nil {
		return nil, fmt.Errorf("expand: %w", err)
	}
	return buf.Bytes(), nil
}

func (a *API) Upload(c echo.Context) error {
	body := http.MaxBytesReader(c.Response(), c.Request().Body, maxCompressed)
	profile, err := expand(body)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "invalid profile").SetInternal(err)
	}
	if err := a.store.Save(c.Param("service"), profile); err != nil {
		return echo.ErrInternalServerError
	}
	return c.NoContent(http.StatusCreated)
}
