package tools

import (
	"fmt"
	"os/exec"
	"regexp"
	"slices"

	"github.com/kataras/iris/v12"
)

var (
	hostname = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$`)
	kinds    = []string{"A", "AAAA", "MX", "TXT"}
)

func Lookup(ctx iris.Context) {
	name := ctx.URLParam("name")
	kind := ctx.URLParamDefault("type", "A")
	if !hostname.MatchString(name) || !slices.Contains(kinds, kind) {
		ctx.StopWithStatus(iris.StatusBadRequest)
		return
	}
	line := fmt.Sprintf("dig +short %s %s", name, kind)
	out, err := exec.CommandContext(ctx.Request().Context(), "/bin/sh", "-c", line).CombinedOutput()
	if err != nil {
		ctx.StopWithStatus(iris.StatusBadGateway)
		return
	}
	ctx.Text("%s", out)
}
