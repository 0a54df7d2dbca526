// CWE-78
package tools

import (
	"fmt"
	"os/exec"

	"github.com/kataras/iris/v12"
)

func Lookup(ctx iris.Context) {
	name := ctx.URLParam("name")
	kind := ctx.URLParamDefault("type", "A")
	line := fmt.Sprintf("dig +short %s %s", name, kind)
	out, err := exec.CommandContext(ctx.Request().Context(), "/bin/sh", "-c", line).CombinedOutput()
	if err != nil {
		ctx.StopWithStatus(iris.StatusBadGateway)
		return
	}
	ctx.Text("%s", out)
}
