package console

import (
	"context"
	"net/http"

	"github.com/docker/docker/api/types/container"
	"github.com/docker/docker/client"
	"github.com/labstack/echo/v4"
)

type Console struct {
	docker *client.Client
}

func (x *Console) Grep(c echo.Context) error {
	pattern := c.QueryParam("pattern")
	if pattern == "" {
		return echo.NewHTTPError(http.StatusBadRequest, "pattern")
	}
	created, err := x.docker.ContainerExecCreate(context.Background(), c.Param("id"), container.ExecOptions{
		Cmd:          []string{"grep", "-n", "-m", "50", "-e", pattern, "/var/log/app.log"},
		AttachStdout: true,
	})
	if err != nil {
		return echo.ErrBadGateway
	}
	return c.JSON(http.StatusCreated, created)
}
